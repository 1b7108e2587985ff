import { isUuid, parseId } from '@webex-nodes/client';
import { type WebexApiError, WebexError } from '@webex-nodes/http';
import type { Named } from '../engine/named.ts';
import type { Candidate } from './candidates.ts';
import { fold, sharedWords } from './fold.ts';

interface Words {
	readonly one: string;
	readonly many: string;
	/** What its name is called. */
	readonly name: string;
	/** Other ways to choose it. */
	readonly modes: string;
	/** What was compared. */
	readonly searched: (count: number) => string;
}

const listed = (many: string) => (count: number) =>
	`none of the ${count.toLocaleString('en')} ${many} of the account has it`;

const words: Readonly<Record<string, Words>> = {
	PEOPLE: {
		one: 'person',
		many: 'people',
		name: 'name',
		modes: '"By Email" or "By ID"',
		searched: () =>
			'Webex finds people of the organization by the beginning of their name, and others by email address only',
	},
	ROOM: {
		one: 'room (space)',
		many: 'rooms (spaces)',
		name: 'title',
		modes: '"From List", "By URL" or "By ID"',
		searched: listed('rooms (spaces)'),
	},
	TEAM: {
		one: 'team',
		many: 'teams',
		name: 'name',
		modes: '"From List" or "By ID"',
		searched: listed('teams'),
	},
};

interface Outcome {
	/** More than one that has the name. */
	readonly found?: readonly Candidate[];
	/** What may have been meant, where nothing has it. */
	readonly near?: readonly Candidate[];
	/** How many were compared. */
	readonly count?: number;
}

/** Not exactly one object has the name. The candidates are named, for a person or a model to choose among. */
export class UnknownName extends WebexError {
	static override readonly brand = 'UnknownName';

	/** How to go on. */
	readonly advice: string;

	constructor(named: Named, { found = [], near = [], count = 0 }: Outcome) {
		const { one, many, name, searched } = wordsFor(named);
		const { displayName, isWhole } = named.field;
		super(
			found.length > 0
				? `"${short(named.text)}" could be any of ${found.length} ${many}`
				: `No ${one} has the ${name} "${short(named.text)}"`,
		);
		const parts =
			found.length > 0
				? [`"${displayName}" has to name one of ${shown(found)}.`]
				: [
						`"${displayName}": ${searched(count)}.`,
						isWhole && `The whole ${name} is needed, because it is removed.`,
						near.length > 0 && `${labelFor(named, near)}: ${shown(near)}.`,
					];
		const isWholeName = found.some((one) => fold(one.name) === fold(named.text));
		this.advice = [...parts, howToGoOn(named, isWholeName)].filter(Boolean).join(' ');
	}
}

/** Webex does not let the account look for names. */
export class NameRefused extends WebexError {
	static override readonly brand = 'NameRefused';
	declare readonly cause: WebexApiError;
	readonly advice: string;

	constructor(named: Named, cause: WebexApiError) {
		const { one } = wordsFor(named);
		super(cause.message, { cause });
		this.advice = `It was asked for the ${one} "${short(named.text)}". ${howToGoOn(named)}`;
	}
}

const labelFor = ({ text }: Named, near: readonly Candidate[]): string =>
	near.some(({ name }) => sharedWords(text, name) > 0) ? 'Near to it' : 'The latest ones';

const wordsFor = ({ field }: Named): Words => words[field.idType] as Words;

function howToGoOn(named: Named, isWholeName = false): string {
	const { name, modes } = wordsFor(named);
	const ways = `choose it with ${modes}; an agent gives the ID.`;
	return isWholeName ? ways.replace('c', 'C') : `Enter the whole ${name}, or ${ways}`;
}

/** A UUID, which is shorter and means the same, wherever a field takes an ID. */
function shortId(id: string): string {
	const { cluster, value } = parseId(id) ?? {};
	return cluster === 'us' && value !== undefined && isUuid(value) ? value : id;
}

const maxShown = 10;

function shown(candidates: readonly Candidate[]): string {
	const some = candidates
		.slice(0, maxShown)
		.map(
			({ name, facts, id }) =>
				`${short(name)} (${[...facts, `ID ${shortId(id)}`].filter(Boolean).join(', ')})`,
		);
	const more = candidates.length - some.length;
	return [...some, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

const maxLength = 80;

/** On one line: what somebody else called a room stands in an error that people and models read. */
function short(text: string): string {
	const line = text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
	const characters = [...line];
	return characters.length > maxLength ? `${characters.slice(0, maxLength).join('')}…` : line;
}
