import { RefusedPattern } from './parse.ts';
import type { Tree } from './tree.ts';

/** A step of the search: goes on to `next` at once, where a place `holds`, or behind a character that `isOne`. */
interface State {
	readonly isOne?: (character: string) => boolean;
	readonly holds?: (at: number, text: Text) => boolean;
	next: readonly State[];
	/** Where it was reached last, so that it is taken once at each place. */
	at: number;
}

/** What is searched, by its characters; with the flag u, those outside the first plane are one. */
export interface Text {
	readonly text: string;
	readonly characters: readonly string[];
	/** Where each begins in the text; one more for the end. */
	readonly offsets: readonly number[];
}

/** A part of a pattern that is searched by itself, from the beginning of the text or from its end. */
interface Machine {
	readonly start: State;
	readonly end: State;
	readonly isBackward: boolean;
}

/** With more the time for a long text could be felt; a pattern of people has some ten. */
const mostStates = 2000;

/** All ways through a pattern at once. */
export interface Automaton {
	/** Whether the text holds a match, and for what costs time: each state is taken once for each character at most. */
	readonly search: (text: Text) => { readonly isFound: boolean; readonly steps: number };
	readonly states: number;
}

/**
 * Thompson's construction: https://swtch.com/~rsc/regexp/regexp1.html. Look-ahead is searched before, backward from the
 * end, and look-behind forward, so that it is known for each place whether one begins, or ends, there.
 * @throws {@link RefusedPattern} for a pattern with too many states
 */
export function automatonOf(tree: Tree, isSticky: boolean): Automaton {
	let states = 0;
	const looks: { readonly machine: Machine; readonly found: { at: Uint8Array } }[] = [];
	const known = new Map<Tree, NonNullable<State['holds']>>();

	const count = () => {
		if (++states > mostStates) {
			throw new RefusedPattern('is too long, or has parts that are repeated too often');
		}
	};
	const state = (given: Omit<State, 'at'>): State => {
		count();
		return { ...given, at: -1 };
	};

	const builders: {
		readonly [Kind in Tree['kind']]: (
			tree: Extract<Tree, { kind: Kind }>,
			next: State,
			isBackward: boolean,
		) => State;
	} = {
		character: ({ isOne }, next) => state({ isOne, next: [next] }),
		place: ({ holds }, next) =>
			state({ holds: (at, { text, offsets }) => holds(text, offsets[at] ?? 0), next: [next] }),
		sequence: ({ parts }, next, isBackward) =>
			(isBackward ? parts : parts.toReversed()).reduce(
				(after, part) => build(part, after, isBackward),
				next,
			),
		choice: ({ options }, next, isBackward) =>
			state({ next: options.map((option) => build(option, next, isBackward)) }),
		repeat: ({ part, least, most }, next, isBackward) => {
			let first = next;
			if (most === Infinity) {
				first = state({ next: [] });
				first.next = [build(part, first, isBackward), next];
			} else {
				for (let copy = least; copy < most; copy += 1) {
					first = state({ next: [build(part, first, isBackward), next] });
				}
			}
			for (let copy = 0; copy < least; copy += 1) {
				count();
				first = build(part, first, isBackward);
			}
			return first;
		},
		look: (look, next) => {
			let holds = known.get(look);
			if (!holds) {
				const { part, isAhead, isNegated } = look;
				const found = { at: new Uint8Array() };
				const machine = machineOf(part, isAhead);
				looks.push({ machine, found });
				holds = (at) => (found.at[at] === 1) !== isNegated;
				known.set(look, holds);
			}
			return state({ holds, next: [next] });
		},
	};
	const build = (tree: Tree, next: State, isBackward: boolean): State =>
		builders[tree.kind](tree as never, next, isBackward);
	const machineOf = (tree: Tree, isBackward: boolean): Machine => {
		const end = state({ next: [] });
		return { start: build(tree, end, isBackward), end, isBackward };
	};

	const whole = machineOf(tree, false);
	return {
		states,
		search: (text) => {
			let steps = 0;
			for (const { machine, found } of looks) {
				found.at = new Uint8Array(text.offsets.length);
				steps += run(machine, text, (at) => {
					found.at[at] = 1;
					return false;
				});
			}
			let isFound = false;
			steps += run(whole, text, () => (isFound = true), isSticky);
			return { isFound, steps };
		},
	};
}

/** Calls `end` for each place where a match ends, until it returns true. Returns how many states were looked at. */
function run(
	{ start, end, isBackward }: Machine,
	text: Text,
	onEnd: (at: number) => boolean,
	isSticky = false,
): number {
	const last = text.characters.length;
	let steps = 0;
	let reached: State[] = [start];
	for (const state of allOf(start)) state.at = -1;
	for (let done = 0; done <= last; done += 1) {
		const at = isBackward ? last - done : done;
		const character = text.characters[isBackward ? at - 1 : at];
		const following: State[] = [];
		const open = reached;
		if (done > 0 && !isSticky) open.push(start);
		for (let state = open.pop(); state; state = open.pop()) {
			steps += 1;
			if (state.at === done) continue;
			state.at = done;
			if (state === end && onEnd(at)) return steps;
			if (state.isOne) {
				if (character !== undefined && state.isOne(character)) following.push(...state.next);
			} else if (!state.holds || state.holds(at, text)) {
				open.push(...state.next);
			}
		}
		reached = following;
		if (isSticky && reached.length === 0) break;
	}
	return steps;
}

function allOf(start: State): Set<State> {
	const all = new Set([start]);
	for (const { next } of all) for (const state of next) all.add(state);
	return all;
}
