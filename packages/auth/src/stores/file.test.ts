import { chmod, mkdtemp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { Token } from '../token.ts';
import { storeContract } from './contract.ts';
import { createKey } from './encryption.ts';
import { fileStore, readKeyFile, type WriteStep } from './file.ts';

const key = createKey();
const token = new Token({
	accessToken: 'the-access-token',
	issuedAt: 1,
	refreshToken: 'the-refresh-token',
});

let folder: string;
let path: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'webex-auth-'));
	path = join(folder, 'profiles', 'default.token');
});

describe('as a store', () => {
	storeContract({
		test,
		equal: (actual, expected) => expect(actual).toEqual(expected),
		create: async () => {
			const place = join(await mkdtemp(join(tmpdir(), 'webex-auth-')), 'token');
			return () => fileStore({ path: place, key });
		},
	});
});

async function changeSealed(
	change: (sealed: { readonly tag: string; readonly nonce: string }) => object,
): Promise<void> {
	const sealed = JSON.parse(await readFile(path, 'utf8'));
	await writeFile(path, JSON.stringify({ ...sealed, ...change(sealed) }));
}

const shorten = (base64: string, length: number) =>
	Buffer.from(base64, 'base64').subarray(0, length).toString('base64');

test('the file is for its owner only, and holds nothing that can be read', async () => {
	await fileStore({ path, key }).save(token);
	const [{ mode }, text] = [await stat(path), await readFile(path, 'utf8')];
	expect([mode & 0o777, /the-(access|refresh)-token/.test(text), JSON.parse(text).version]).toEqual(
		[0o600, false, 1],
	);
});

test('each write uses another nonce', async () => {
	const nonces = new Set<string>();
	for (let count = 0; count < 5; count++) {
		await fileStore({ path, key }).save(token);
		nonces.add(JSON.parse(await readFile(path, 'utf8')).nonce);
	}
	expect(nonces.size).toBe(5);
});

test('leaves nothing beside the file', async () => {
	const store = fileStore({ path, key });
	await store.exclusively(async () => await store.save(token));
	expect(await readdir(join(folder, 'profiles'))).toEqual(['default.token']);
});

test.each(['write', 'sync', 'rename'] as const)(
	'a write that fails at the step "%s" keeps the old token and leaves nothing beside it',
	async (failing) => {
		await fileStore({ path, key }).save(token);
		const onStep = (step: WriteStep) => {
			if (step === failing) throw new Error('ENOSPC: no space left on device');
		};
		const newer = new Token({ accessToken: 'newer', issuedAt: 2 });
		await expect(fileStore({ path, key, onStep }).save(newer)).rejects.toThrow('no space left');
		expect([
			(await fileStore({ path, key }).load())?.accessToken,
			await readdir(join(folder, 'profiles')),
		]).toEqual(['the-access-token', ['default.token']]);
	},
);

test.each([
	[
		'another key',
		() => {},
		createKey(),
		/cannot be decrypted: the key is another one, or the file was changed/,
	],
	[
		'a changed file',
		async () => {
			const sealed = JSON.parse(await readFile(path, 'utf8'));
			await writeFile(
				path,
				JSON.stringify({ ...sealed, content: Buffer.from('other').toString('base64') }),
			);
		},
		key,
		/cannot be decrypted/,
	],
	[
		'a tag that was cut to 4 bytes',
		async () => await changeSealed(({ tag }) => ({ tag: shorten(tag, 4) })),
		key,
		/is not a token file: expected a tag of 16 bytes/,
	],
	[
		'a tag that was cut to nothing',
		async () => await changeSealed(() => ({ tag: '' })),
		key,
		/is not a token file: expected a tag of 16 bytes/,
	],
	[
		'a nonce that was cut',
		async () => await changeSealed(({ nonce }) => ({ nonce: shorten(nonce, 4) })),
		key,
		/is not a token file: expected a nonce of 12 bytes/,
	],
	[
		'another cipher',
		async () => await changeSealed(() => ({ cipher: 'aes-256-cbc' })),
		key,
		/is not a token file: expected the cipher aes-256-gcm/,
	],
	['a list', async () => await writeFile(path, '[]'), key, /is not a token file/],
	['null', async () => await writeFile(path, 'null'), key, /is not a token file/],
	[
		'a file without content',
		async () => await changeSealed(() => ({ content: undefined })),
		key,
		/is not a token file/,
	],
	[
		'another format',
		async () => {
			const sealed = JSON.parse(await readFile(path, 'utf8'));
			await writeFile(path, JSON.stringify({ ...sealed, version: 9 }));
		},
		key,
		/was written by another version of this program \(format 9, this one reads 1\)/,
	],
	[
		'something else in its place',
		async () => await writeFile(path, 'hello'),
		key,
		/is not a token file/,
	],
	[
		'a file that others can read',
		async () => await chmod(path, 0o644),
		key,
		/can be read by others \(mode 644\): run "chmod 600/,
	],
])('refuses %s with a sentence', async (_, change, readWith, message) => {
	await fileStore({ path, key }).save(token);
	await change();
	await expect(fileStore({ path, key: readWith }).load()).rejects.toThrow(message);
});

test.each(['', 'short', 'ab'.repeat(31), 'x'.repeat(64)])('refuses the key "%s"', (bad) => {
	expect(() => fileStore({ path, key: bad })).toThrow(
		/^key: expected 32 bytes in base64 or hexadecimal digits/,
	);
});

test('reads a key file that is private, and no other', async () => {
	const file = join(folder, 'key');
	await expect(readKeyFile(file)).rejects.toThrow(/the file does not exist/);
	await writeFile(file, `${key}\n`, { mode: 0o600 });
	expect(await readKeyFile(file)).toBe(key);
	await chmod(file, 0o640);
	await expect(readKeyFile(file)).rejects.toThrow(/can be read by others \(mode 640\)/);
});

test('takes the lock of a process that died, and not that of one that lives', async () => {
	const store = fileStore({ path, key, lease: 200, patience: 1000 });
	await store.save(token);
	await writeFile(`${path}.lock`, 'someone');
	const long = new Date(Date.now() - 10_000);
	await utimes(`${path}.lock`, long, long);
	expect(await store.exclusively(async () => 'mine')).toBe('mine');
	const other = fileStore({ path, key, lease: 200, patience: 300 });
	let begin = () => {};
	const began = new Promise<void>((resolve) => {
		begin = resolve;
	});
	const holding = store.exclusively(async () => {
		begin();
		await sleep(900);
	});
	await began;
	await expect(other.exclusively(async () => 'never')).rejects.toThrow(
		/is held by another process for more than 0\.3 seconds/,
	);
	await holding;
	expect(await other.exclusively(async () => 'then')).toBe('then');
});
