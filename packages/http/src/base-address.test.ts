import { expect, test } from 'vitest';
import { baseAddressPattern, readBaseAddress, requireProtected } from './base-address.ts';

const read = (address: string) =>
	readBaseAddress(address, { field: 'Base Address', example: 'https://webexapis.com/v1' });

test.each([
	['https://webexapis.com/v1', 'https://webexapis.com/v1'],
	['https://webexapis.com/v1/', 'https://webexapis.com/v1'],
	[' https://webexapis.com/v1// ', 'https://webexapis.com/v1'],
	['HTTPS://WebexAPIs.com/v1', 'https://webexapis.com/v1'],
	['https://gateway.example:443', 'https://gateway.example'],
	['http://127.0.0.1:4040/v1/', 'http://127.0.0.1:4040/v1'],
	['http://localhost/v1', 'http://localhost/v1'],
	['http://[::1]:4040/v1', 'http://[::1]:4040/v1'],
])('reads %j as %s', (address, expected) => {
	expect(read(address)).toBe(expected);
});

const notEncrypted = /^Base Address: expected an address that begins with https:\/\//;
const notAnAddress = 'Base Address: expected an address such as https://webexapis.com/v1';
const tooMuch =
	/^Base Address: expected an address without a query, a fragment, a user name or spaces/;

test.each([
	['http://webexapis.com/v1', notEncrypted],
	['http://10.0.0.5:4040/v1', notEncrypted],
	['http://127.0.0.1.evil.example/v1', notEncrypted],
	['http://localhost.evil.example/v1', notEncrypted],
	['http://localhost@evil.example/v1', notEncrypted],
	['http://localhost:4040@evil.example/v1', notEncrypted],
	['http://0.0.0.0/v1', notEncrypted],
	['', notAnAddress],
	['webexapis.com/v1', notAnAddress],
	['ftp://webexapis.com/v1', notAnAddress],
	['https://', notAnAddress],
	['https://webexapis.com/v1?a=b', tooMuch],
	['https://webexapis.com/v1#part', tooMuch],
	['https://person:password@webexapis.com/v1', tooMuch],
	['https://webexapis.com/v 1', tooMuch],
])('refuses %j', (address, message) => {
	expect(() => read(address)).toThrow(message);
});

test.each([
	'https://webexapis.com/v1/rooms?max=1',
	'http://127.0.0.1:4040/v1/rooms?max=1',
	'http://127.1/v1',
])('secrets may be sent to %s', (url) => {
	expect(() => requireProtected(url)).not.toThrow();
});

test.each([
	['http://webexapis.com/v1?secret', 'webexapis.com'],
	['http://localhost@evil.example/', 'evil.example'],
	['ftp://127.0.0.1/', '127.0.0.1'],
	['nothing', 'an invalid address'],
])('no secret is sent to %s', (url, host) => {
	expect(() => requireProtected(url)).toThrow(
		`url: no secret is sent to ${host} without encryption: use an address that begins with https://; http:// is accepted only for this machine`,
	);
});

test('the pattern by itself accepts no address that secrets must not be sent to', () => {
	const refused = [
		'http://webexapis.com/v1',
		'http://localhost@evil.example/v1',
		'http://127.0.0.1\\@evil.example',
		'http://127.0.0.1.evil.example',
		'https://webexapis.com/v1?x=',
	];
	const accepted = ['https://webexapis.com/v1', 'http://localhost:4040/v1', 'http://[::1]'];
	expect([...refused, ...accepted].filter((address) => baseAddressPattern.test(address))).toEqual(
		accepted,
	);
});
