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
	/** What a text may hold instead. */
	readonly else: string;
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
		else: 'the email address or the ID',
		searched: () =>
			'Webex finds people of the organization by the beginning of their name, and others by email address only',
	},
	ROOM: {
		one: 'room (space)',
		many: 'rooms (spaces)',
		name: 'title',
		else: 'the ID or the link',
		searched: listed('rooms (spaces)'),
	},
	TEAM: {
		one: 'team',
		many: 'teams',
		name: 'name',
		else: 'the ID',
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
	/** More than one has the name. */
	readonly isAmbiguous: boolean;

	constructor(named: Named, { found = [], near = [], count = 0 }: Outcome) {
		const { one, many, name, searched } = wordsFor(named);
		const { displayName } = named.field;
		super(
			found.length > 0
				? `"${short(named.text)}" could be any of ${found.length} ${many}`
				: `No ${one} has the ${name} "${short(named.text)}"`,
		);
		this.isAmbiguous = found.length > 0;
		const parts =
			found.length > 0
				? [`"${displayName}" has to name one of ${shown(found)}.`]
				: [
						`"${displayName}": ${searched(count)}.`,
						named.isWhole && `Only the whole ${name} counts here.`,
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
		this.advice = `It was asked for the ${one} "${short(named.text)}". ${howToGoOn(named, false, false)}`;
	}
}

const labelFor = ({ text }: Named, near: readonly Candidate[]): string =>
	near.some(({ name }) => fold(name).includes(fold(text)) || sharedWords(text, name) > 0)
		? 'Near to it'
		: 'The latest ones';

const wordsFor = ({ field }: Named): Words => words[field.idType] as Words;

/** The list needs the same right as the look-up of a name. */
function howToGoOn(named: Named, isWholeName = false, hasList = true): string {
	const { name, else: others } = wordsFor(named);
	const modes = (named.field.modes ?? []).filter(
		(mode) => mode.name !== 'name' && (hasList || mode.type !== 'list'),
	);
	const labels = modes.map(({ displayName }) => `"${displayName}"`);
	const ways = labels.length > 0 ? `choose it with ${either(labels)}` : `enter ${others}`;
	const rest = `${ways}; an agent gives the ID.`;
	return isWholeName || !hasList
		? `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
		: `Enter the whole ${name}, or ${rest}`;
}

const either = (labels: readonly string[]): string =>
	[labels.slice(0, -1).join(', '), ...labels.slice(-1)].filter(Boolean).join(' or ');

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
