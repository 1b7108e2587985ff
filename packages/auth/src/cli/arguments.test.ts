import { expect, test } from 'vitest';
import { commands, helpText, readArguments } from './arguments.ts';

test('reads a command, its options and the options of every command, in any order', () => {
	expect({ ...readArguments(['--json', 'login', '--port', '9000', '--device']) }).toEqual({
		command: 'login',
		json: true,
		port: '9000',
		device: true,
	});
});

test.each([
	[['--help'], 'help'],
	[['login', '-h'], 'help'],
	[['help'], 'help'],
	[['--version'], 'version'],
])('%j asks for %s', (given, command) => {
	expect(readArguments(given).command).toBe(command);
});

test.each([
	[[], /^command: expected one of login, token, .*; "webex-auth --help" explains$/],
	[['fly'], /^command: expected one of login, token/],
	[['toString'], /^command: expected one of login, token/],
	[['list', 'list'], /^command: expected one, got list list/],
	[['token', '--fly'], /^option: Unknown option '--fly'/],
	[['login', '--port'], /^option: Option '--port <value>' argument missing/],
	[['token', '--device'], /^--device: belongs to "webex-auth login"/],
	[['login', '--endpoint', 'x'], /^--endpoint: belongs to "webex-auth revoke"/],
])('refuses %j with a sentence', (given, message) => {
	expect(() => readArguments(given)).toThrow(
		expect.objectContaining({ name: 'WebexInputError', message: expect.stringMatching(message) }),
	);
});

test('the help names every command and option', () => {
	const names = [...Object.keys(commands), '--profile', '--json', '--port', '--endpoint'];
	expect(names.filter((name) => !helpText.includes(name))).toEqual([]);
});
