import { expect, test } from 'vitest';
import { valueIn } from './ids.ts';

const idOf = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
const uuid = (number: number) => `${String(number).padStart(8, '0')}-3c1a-11f0-8f7d-0123456789ab`;

test('the UUID of an ID is found, whatever IDs came before', () => {
	const beginnings = [
		'us/MESSAGE',
		'us/ROOM',
		'urn:TEAM:us-east-2_a/MESSAGE',
		'eu-1/MESSAGE',
		'us-a/MESSAGE',
	];
	for (const one of beginnings) {
		for (const other of beginnings) {
			for (const [number, beginning] of [one, one, other, other, one].entries()) {
				expect(valueIn(idOf(`ciscospark://${beginning}/${uuid(number)}`))).toBe(uuid(number));
			}
		}
	}
});

test('what has no UUID in it stays as Webex gave it', () => {
	valueIn(idOf(`ciscospark://us/MESSAGE/${uuid(1)}`));
	expect(valueIn(uuid(2))).toBe(uuid(2));
	expect(valueIn('short')).toBe('short');
	const broken = `${idOf(`ciscospark://us/MESSAGE/${uuid(3)}`).slice(0, -1)}!`;
	expect(valueIn(broken)).toBe(broken);
	expect(valueIn(idOf('ciscospark://us/MESSAGE/another form'))).toBe('another form');
});
