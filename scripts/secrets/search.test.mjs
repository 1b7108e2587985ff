import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsIn } from './forms.mjs';
import { searchFolder } from './search.mjs';

const cluster = ['_PF', '84_'].join('');
const token = `${'ZDI3MGEyYzQt'.repeat(5)}${cluster}1eb65fdf-9643-417f-9974-ad72cae0e10f`;
const mark = '5ec2e7';
const others = [
	`${mark.repeat(2)}${'0a'.repeat(26)}`,
	`Sim${mark}0a1b2cA@`,
	`Rec${mark}0a1b2A`,
	`Mk${mark}000123`,
	['Fernhill', '1!'].join('-'),
	`{"host${'Key'}":"123456"}`,
	`<meet:host${'Key'}>123456</meet:hostKey>`,
];

let folder;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'search-'));
});
// What is planted here must not be found by the search of the whole run.
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name, content) => writeFileSync(join(folder, name), content);
const found = async () => (await searchFolder(folder)).problems.toSorted();

test.each([token, ...others])('knows the form of secret %#', (secret) => {
	expect(secretsIn(`before ${secret} after`)).toHaveLength(1);
});

test('finds a secret in base64, whatever stands before it', () => {
	for (const before of ['', 'a', 'ab', 'abc']) {
		const text = Buffer.from(`${before}${token}`).toString('base64');
		expect(secretsIn(`{"data":"${text}"}`)).toEqual(['a token or a ticket, in base64']);
	}
	expect(secretsIn(Buffer.from(`${cluster} alone`).toString('base64'))).toEqual([]);
});

test('what only looks like a mark is no secret', () => {
	expect(secretsIn(`${cluster} 5ec2e7 hostKey: string Fernhill-Guest`)).toEqual([]);
});

test('finds it in texts, in folders, where two parts of a file meet, and in what is packed', async () => {
	mkdirSync(join(folder, 'inner', '.cache'), { recursive: true });
	put('inner/.cache/n8n.log', `a line\nAuthorization: Bearer ${token}\n`);
	put('large', Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 40, 'x '), Buffer.from(token)]));
	put('packed.tgz', gzipSync(`${'x'.repeat(70_000)} ${token}`));
	put('harmless', 'nothing');
	expect(await found()).toEqual([
		'inner/.cache/n8n.log: a token or a ticket',
		'large: a token or a ticket',
		'packed.tgz: a token or a ticket, packed',
	]);
});

test('finds it in rows of SQLite that are longer than a page, and in rows that were deleted', async () => {
	const open = (name) => {
		const database = new DatabaseSync(join(folder, name));
		database.exec('CREATE TABLE execution_data (id INTEGER, data TEXT, file BLOB)');
		const insert = database.prepare('INSERT INTO execution_data VALUES (1, ?, ?)');
		return { database, add: (data, file = null) => insert.run(data, file) };
	};
	const rows = open('rows.sqlite');
	// Wherever a page ends, one of these is cut by it.
	for (let before = 3900; before < 4100; before += 20) rows.add('x '.repeat(before) + token);
	rows.add('', Buffer.from(token));
	rows.database.close();
	const deleted = open('deleted.sqlite');
	deleted.add(token);
	deleted.database.exec('DELETE FROM execution_data');
	deleted.database.close();
	// One that is damaged is searched as bytes.
	put('damaged.sqlite', `SQLite format 3\0 ${token}`);
	expect(await found()).toEqual([
		'damaged.sqlite: a token or a ticket',
		'deleted.sqlite: a token or a ticket',
		'rows.sqlite: execution_data.data: a token or a ticket',
		'rows.sqlite: execution_data.file: a token or a ticket',
	]);
});

test('what cannot be read to its end does not stop the search: what could be read of it counts', async () => {
	const packed = gzipSync(`${token} ${'x y'.repeat(70_000)}`, { level: 0 });
	put('cut.gz', packed.subarray(0, -1000));
	put('only-begins.gz', `\x1f\x8b ${token}`);
	const open = (name) => new DatabaseSync(join(folder, name));
	const browser = open('browser.sqlite');
	browser.exec('CREATE TABLE a (visited INTEGER); CREATE TABLE b (data TEXT)');
	browser.exec('INSERT INTO a VALUES (13409000000000000)');
	browser.prepare('INSERT INTO b VALUES (?)').run(token);
	browser.close();
	const killed = open('killed.sqlite');
	killed.exec('CREATE TABLE a (data TEXT); CREATE TABLE b (data TEXT)');
	killed.prepare('INSERT INTO b VALUES (?)').run(token);
	killed.close();
	// The page of the first table was never written.
	const bytes = readFileSync(join(folder, 'killed.sqlite'));
	put('killed.sqlite', bytes.fill(0xff, 4096, 2 * 4096));
	expect(await found()).toEqual([
		'browser.sqlite: b.data: a token or a ticket',
		'cut.gz: a token or a ticket',
		'cut.gz: a token or a ticket, packed',
		'killed.sqlite: b.data: a token or a ticket',
		'only-begins.gz: a token or a ticket',
	]);
});

test('what may not be read is named', async () => {
	// Nothing at all, and a file where a folder was.
	expect(await searchFolder(join(folder, 'absent'))).toMatchObject({ files: 0, unread: [] });
	put('file', '');
	expect(await searchFolder(join(folder, 'file'))).toMatchObject({
		files: 0,
		unread: [' (ENOTDIR)'],
	});
});
