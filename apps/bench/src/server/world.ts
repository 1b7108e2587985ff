/** What the server holds: rooms with the same number of messages each. */
export interface World {
	readonly rooms: number;
	/** Of each room. */
	readonly messages: number;
}

/** The messages of a room as JSON, newest first, so that a page of any size is a part of it. */
export interface Room {
	readonly id: string;
	readonly json: Buffer;
	/** Where each message begins, and where the last one ends with its comma. */
	readonly starts: Uint32Array;
	/** Of each message, newest first, in milliseconds since the epoch. */
	readonly times: readonly number[];
}

const step = 60_000; // ms, between two messages of a room
const gap = 7; // ms, between two rooms
const beginning = Date.parse('2026-01-01T00:00:00Z');

const idOf = (kind: string, uuid: string): string =>
	Buffer.from(`ciscospark://us/${kind}/${uuid}`).toString('base64url');

const uuidOf = (room: number, index: number): string =>
	`${room.toString(16).padStart(8, '0')}-1111-11f0-8111-${index.toString(16).padStart(12, '0')}`;

/** The index of a message in its room, oldest first, from its ID. */
export const indexOf = (messageId: string): number =>
	Number.parseInt(Buffer.from(messageId, 'base64url').toString().slice(-12), 16);

export const peopleId: string = idOf('PEOPLE', uuidOf(7, 7));

export function createRooms({ rooms, messages }: World): Room[] {
	return Array.from({ length: rooms }, (_, room) => {
		const times = Array.from(
			{ length: messages },
			(_, age) => beginning + (messages - 1 - age) * step + room * gap,
		);
		return roomOf(room, times);
	});
}

/** The room with one message more, of now. */
export function withPost(room: Room, index: number): Room {
	return roomOf(index, [Date.now(), ...room.times]);
}

function roomOf(room: number, times: readonly number[]): Room {
	const roomId = idOf('ROOM', uuidOf(room, 0));
	const texts = times.map((time, age) => messageOf(room, roomId, times.length - 1 - age, time));
	const starts = new Uint32Array(texts.length + 1);
	for (const [age, text] of texts.entries()) starts[age + 1] = (starts[age] ?? 0) + text.length;
	return { id: roomId, json: Buffer.from(texts.join(''), 'latin1'), starts, times };
}

/** Only of ASCII, so that characters are bytes; it ends with a comma. */
function messageOf(room: number, roomId: string, index: number, time: number): string {
	return `{"id":"${idOf('MESSAGE', uuidOf(room, index))}","roomId":"${roomId}","roomType":"group","text":"Message ${index}. The delivery to the depot in the north is late by two days; please tell the customer, and call the carrier again.","personId":"${peopleId}","personEmail":"jonas@fernhill.example","created":"${new Date(time).toISOString()}"},`;
}

/** The body of a page: messages from this age on. */
export function pageOf({ json, starts, times }: Room, age: number, max: number): Buffer {
	const end = Math.min(age + max, times.length);
	const from = starts[age] ?? 0;
	const to = starts[end] ?? from;
	// Without the last comma.
	const items = to > from ? json.subarray(from, to - 1) : Buffer.alloc(0);
	return Buffer.concat([Buffer.from('{"items":['), items, Buffer.from(']}')]);
}

/** The first number below `end` for which it is true, as it is for all that follow. */
export function firstOf(end: number, isTrue: (at: number) => boolean): number {
	let [low, high] = [0, end];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isTrue(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The ID of the message before that age. */
export function lastIdOf({ json: text, starts }: Room, end: number): string {
	const from = (starts[end - 1] ?? 0) + '{"id":"'.length;
	return text.subarray(from, text.indexOf('"', from)).toString('latin1');
}
