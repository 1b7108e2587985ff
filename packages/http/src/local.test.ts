import { expect, test } from 'vitest';
import { isLocal } from './local.ts';

test.each([
	...['localhost', 'n8n', 'n8n.', 'a.localhost', 'printer.local', 'x.localdomain', 'x.corp'],
	...['home.arpa', 'x.home.arpa', 'x.internal', 'x.test'],
	...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '0.0.0.0', '10.1.2.3', '192.168.1.1'],
	...['172.16.0.1', '172.31.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '198.19.255.1'],
	...['224.0.0.1', '239.1.1.1', '255.255.255.255'],
	...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[fd00::1]', '[fe80::1]', '[ff02::1]'],
	...[
		'[64:ff9b::7f00:1]',
		'[64:ff9b::10.0.0.1]',
		'[64:ff9b::1]',
		'[2002:7f00:1::]',
		'[2002:a00::]',
	],
])('%s is local', (host) => expect(isLocal(`https://${host}/x`)).toBe(true));

test.each([
	...['webexapis.com', '10.example.com', '127.foo.webex.com', '0.pool.ntp.org', '192.168.a.com'],
	...['8.8.8.8', '172.32.0.1', '100.128.0.1', '198.20.0.1', '11.0.0.1', '223.1.1.1'],
	...['[2001:db8::1]', '[64:ff9b::808:808]', '[2002:808:808::]', 'corp.com', 'mylocalhost.com'],
])('%s is not local', (host) => expect(isLocal(`https://${host}/x`)).toBe(false));
