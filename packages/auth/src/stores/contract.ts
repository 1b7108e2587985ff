import { setTimeout as sleep } from 'node:timers/promises';
import { Token, type TokenStore } from '../token.ts';

export interface ContractTools {
	/** Declares a test, as test runners do. */
	readonly test: (name: string, body: () => Promise<void>) => void;
	/** Fails unless both are equal in depth. */
	readonly equal: (actual: unknown, expected: unknown) => void;
	/** Makes a new, empty place, and returns how to open it; each call is another user of the same place. */
	readonly create: () => Promise<() => TokenStore>;
}

const one = new Token({ accessToken: 'one', issuedAt: 1, refreshToken: 'r1', scopes: ['a', 'b'] });
const two = new Token({ accessToken: 'two', issuedAt: 2, expiresAt: 3, refreshTokenExpiresAt: 4 });

/** The tests that every store has to pass: run them for a store of your own. */
export function storeContract({ test, equal, create }: ContractTools): void {
	test('an empty store has no token', async () => {
		const open = await create();
		equal(await open().load(), undefined);
	});

	test('returns the token that was saved last, whole, to every user', async () => {
		const open = await create();
		const store = open();
		await store.save(one);
		await store.save(two);
		equal((await open().load())?.reveal(), two.reveal());
		await store.save(one);
		equal((await store.load())?.reveal(), one.reveal());
	});

	test('forgets', async () => {
		const open = await create();
		const store = open();
		await store.save(one);
		await store.save(undefined);
		equal(await open().load(), undefined);
	});

	test('runs one piece of exclusive work at a time, among all users', async () => {
		const open = await create();
		const log: string[] = [];
		const work = (name: number) => async () => {
			log.push(`begin ${name}`);
			await sleep(5);
			log.push(`end ${name}`);
			return name;
		};
		const users = [open(), open()];
		const given = await Promise.all(
			[0, 1, 2, 3, 4, 5].map((name) => users[name % 2]?.exclusively(work(name))),
		);
		equal(given, [0, 1, 2, 3, 4, 5]);
		const pairs = log.map((entry, index) => [entry, log[index + 1]] as const);
		const begins = pairs.filter(([entry]) => entry.startsWith('begin'));
		equal(
			begins.every(([entry, next]) => next === entry.replace('begin', 'end')),
			true,
		);
	});

	test('goes on after exclusive work that failed', async () => {
		const open = await create();
		const store = open();
		const failed = await store
			.exclusively(async () => {
				throw new Error('on purpose');
			})
			.catch((error: Error) => error.message);
		equal([failed, await store.exclusively(async () => 'next')], ['on purpose', 'next']);
	});
}
