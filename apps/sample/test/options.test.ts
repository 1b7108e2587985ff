import { expect, test } from 'vitest';
import { UserFacingError } from '../src/errors.ts';
import { readOptions } from '../src/options.ts';

test('has a default for everything', () => {
	expect(readOptions([], '/sample')).toEqual({
		once: false,
		live: false,
		port: 5678,
		simulatorPort: 4040,
		dataFolder: '/sample/.data/simulator',
		reset: false,
		tokenLifetime: 60,
	});
});

test('stores the data of the real Webex in another folder', () => {
	expect(readOptions(['--live', '--data', '/tmp/mine'], '/sample')?.dataFolder).toBe(
		'/tmp/mine/live',
	);
});

test('queue mode has its own data, and 2 workers', () => {
	const read = (...args: string[]) => readOptions(['--queue', ...args], '/sample');
	expect(read()).toMatchObject({ queue: { workers: 2 }, dataFolder: '/sample/.data/queue' });
	expect(read('--workers', '5')).toMatchObject({ queue: { workers: 5 } });
});

test('returns nothing when --help is given', () => {
	expect(readOptions(['--once', '--help'], '/sample')).toBeUndefined();
});

test.each([
	[['--port', 'abc'], '--port: expected a whole number from 1024 to 65534, got "abc".'],
	[['--port', '65535'], '--port: expected a whole number from 1024 to 65534, got "65535".'],
	[
		['--simulator-port', '80'],
		'--simulator-port: expected a whole number from 1024 to 65534, got "80".',
	],
	[
		['--token-lifetime', '0'],
		'--token-lifetime: expected a whole number from 1 to 100000000, got "0".',
	],
	[['--once', '--live'], '--once runs on the simulator: leave out --live or --once.'],
	[['--queue', '--live'], '--queue runs on the simulator: leave out --live or --queue.'],
	[['--workers', '2'], '--workers belongs to queue mode: add --queue, or leave out --workers.'],
	[['--queue', '--workers', '0'], '--workers: expected a whole number from 1 to 20, got "0".'],
	[['--queue', '--workers', 'two'], '--workers: expected a whole number from 1 to 20, got "two".'],
	[['--fast'], /Unknown option '--fast'.*"npm start -- --help" lists the options\.$/s],
	[['extra'], /Unexpected argument 'extra'/],
])('refuses %j with a sentence', (args, sentence) => {
	const read = () => readOptions(args, '/sample');
	expect(read).toThrow(UserFacingError);
	expect(read).toThrow(sentence);
});
