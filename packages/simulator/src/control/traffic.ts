import { createRandom } from '../world/random.ts';
import type { World } from '../world/world.ts';

export interface TrafficOptions {
	/** All rooms when left out. */
	readonly roomIds?: readonly string[];
	/** Probability that a message gets the same millisecond as the one before, 0 to 1. */
	readonly bursts?: number;
	/** Probability that a message is edited instead of written, 0 to 1. */
	readonly edits?: number;
	/** Probability that a message is deleted instead of written, 0 to 1. */
	readonly deletes?: number;
	/** The same number leads to the same traffic. */
	readonly seed?: number;
}

export interface Traffic {
	/** The IDs of all messages that were written, oldest first, with those that were deleted later. */
	readonly written: readonly string[];
	/** Writes, edits or deletes one message. */
	readonly step: () => void;
	/** Makes this number of steps per second, until the function that is returned is called. */
	readonly start: (rate: number) => () => void;
}

/** An organisation that writes, edits and deletes by itself. */
export function createTraffic(
	world: World,
	{ roomIds, bursts = 0, edits = 0, deletes = 0, seed = 1 }: TrafficOptions = {},
): Traffic {
	const random = createRandom(seed);
	const written: string[] = [];
	let last = 0;

	const anyOf = <Item>(items: readonly Item[]): Item | undefined =>
		items[Math.floor(random.next() * items.length)];

	/** A recent message that still exists. */
	const anyMessage = () => {
		const id = anyOf(written.slice(-200));
		return id === undefined ? undefined : world.message(id);
	};

	const write = () => {
		const roomId = anyOf(roomIds ?? [...world.rooms.keys()]);
		const personId = roomId && anyOf([...world.membersOf(roomId).keys()]);
		if (!roomId || !personId) return;
		last = random.next() < bursts && last > 0 ? last : world.now();
		const text = `Scan ${written.length + 1} at gate ${1 + Math.floor(random.next() * 40)}`;
		written.push(world.addMessage({ roomId, personId, created: last, text }).id);
	};

	const step = () => {
		const choice = random.next();
		const message = choice < edits + deletes ? anyMessage() : undefined;
		if (!message) write();
		else if (choice < edits) world.editMessage(message.id, { text: `${message.text}, corrected` });
		else world.deleteMessage(message.id);
	};

	return {
		written,
		step,
		start: (rate) => {
			const timer = setInterval(step, 1000 / rate);
			return () => clearInterval(timer);
		},
	};
}
