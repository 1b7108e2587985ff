import { expect, test } from 'vitest';
import { readSiteName } from './site-name.ts';

test.each([
	'acme',
	' acme ',
	'acme.webex.com',
	'HTTPS://acme.webex.com/meet/amara',
	'http://acme.Webex.com',
])('%j names the site acme', (given) => {
	expect(readSiteName(given, 'siteName')).toBe('acme');
});

test.each(['', 'a b', 'acme.example.com', 'acme/webex'])('%j is refused', (given) => {
	expect(() => readSiteName(given, 'Site Name')).toThrow(
		/^Site Name: expected the first part of the address of the site/,
	);
});
