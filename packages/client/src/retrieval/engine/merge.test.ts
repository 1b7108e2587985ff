import { expect, test } from 'vitest';
import { merge } from './merge.ts';

async function* endless(): AsyncGenerator<number> {
	for (let value = 0; ; value++) yield value;
}

/** Gives nothing until it is ended. */
function stuck() {
	let end = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	async function* read(): AsyncGenerator<number> {
		await ended;
		yield 0;
	}
	return { read, end };
}

test('one that gives nothing does not hold up the others, and is ended when the caller stops', async () => {
	const { read, end } = stuck();
	const found: number[] = [];
	let ended = 0;
	const onLeave = () => {
		ended += 1;
		end();
	};
	for await (const value of merge([read, endless], () => 2, onLeave)) {
		found.push(value);
		if (value === 100) break;
	}
	expect([found.length, ended]).toEqual([101, 1]);
});

test('a failure of one ends the others', async () => {
	const { read, end } = stuck();
	async function* failing(): AsyncGenerator<number> {
		yield 1;
		throw new Error('No more');
	}
	const found: number[] = [];
	await expect(async () => {
		for await (const value of merge([read, failing], () => 2, end)) found.push(value);
	}).rejects.toThrow('No more');
	expect(found).toEqual([1]);
});

test('as many run as are wanted at the moment, at least one', async () => {
	let wanted = 3;
	let [running, most] = [0, 0];
	async function* read(): AsyncGenerator<number> {
		running += 1;
		most = Math.max(most, running);
		yield running;
		running -= 1;
	}
	const reads = Array.from({ length: 9 }, () => read);
	const seen: number[] = [];
	for await (const _ of merge(
		reads,
		() => wanted,
		() => {},
	)) {
		seen.push(running);
		wanted = 0;
	}
	expect([seen.length, most, seen.at(-1)]).toEqual([9, 3, 1]);
});
