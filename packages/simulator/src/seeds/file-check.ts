import { filtersOf, firehose } from '../webhooks/matches.ts';
import { webhookResources } from '../webhooks/resources.ts';
import type { SeedContent } from './file-schema.ts';

type Path = readonly (number | string)[];
export interface Problem {
	readonly path: Path;
	readonly message: string;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const has = (list: readonly string[], wanted: string) => list.some((each) => same(each, wanted));

/** What no single field shows: names of people and teams that are not there, and people who are no members. */
export function problemsOf(content: SeedContent): readonly Problem[] {
	const { people, teams, rooms, webhooks } = content;
	const emails = people.map(({ email }) => email);
	return [
		...repeated(emails).map((index) => ({
			path: ['people', index, 'email'],
			message: `expected another address: two people have ${emails[index]}`,
		})),
		...repeated(teams.map(({ name }) => name)).map((index) => ({
			path: ['teams', index, 'name'],
			message: `expected another name: two teams are called ${teams[index]?.name}`,
		})),
		...ownerProblems(content),
		...teams.flatMap(({ members }, index) => listProblems(emails, members, ['teams', index])),
		...rooms.flatMap((room, index) => roomProblems(content, room, ['rooms', index])),
		...webhooks.flatMap((webhook, index) => webhookProblems(emails, webhook, ['webhooks', index])),
	];
}

/** The places of those that were there before. */
const repeated = (names: readonly string[]): readonly number[] =>
	names.flatMap((name, index) => (has(names.slice(0, index), name) ? [index] : []));

const nobody = (emails: readonly string[], email: string, path: Path): readonly Problem[] =>
	has(emails, email)
		? []
		: [{ path, message: `expected the address of one of the people, got ${email}` }];

function ownerProblems({ people, personalToken, botToken }: SeedContent): readonly Problem[] {
	const isBot = (email: string) => people.find((person) => same(person.email, email))?.isBot;
	const emails = people.map(({ email }) => email);
	return [
		...nobody(emails, personalToken, ['personalToken']),
		...nobody(emails, botToken, ['botToken']),
		...(isBot(personalToken)
			? [{ path: ['personalToken'], message: `expected a person, but ${personalToken} is a bot` }]
			: []),
		...(isBot(botToken) === false
			? [{ path: ['botToken'], message: `expected a bot, but ${botToken} is a person` }]
			: []),
	];
}

const listProblems = (emails: readonly string[], members: readonly string[], path: Path) => [
	...members.flatMap((email, index) => nobody(emails, email, [...path, 'members', index])),
	...repeated(members).map((index) => ({
		path: [...path, 'members', index],
		message: `expected each member once, got ${members[index]} again`,
	})),
];

function roomProblems(
	{ people, teams }: SeedContent,
	{ type, title, team, members, moderators, messages }: SeedContent['rooms'][number],
	path: Path,
): readonly Problem[] {
	const wrong = (isWrong: boolean, field: string, message: string): readonly Problem[] =>
		isWrong ? [{ path: [...path, field], message }] : [];
	const outsiders = (list: readonly string[], placeOf: (index: number) => Path) =>
		list.flatMap((email, index) =>
			has(members, email)
				? []
				: [{ path: placeOf(index), message: `expected a member of the room, got ${email}` }],
		);
	const isDirect = type === 'direct';
	const emails = people.map(({ email }) => email);
	return [
		...listProblems(emails, members, path),
		...wrong(isDirect && members.length !== 2, 'members', 'expected two of a direct room'),
		...wrong(isDirect && title !== undefined, 'title', 'expected none of a direct room'),
		...wrong(!isDirect && title === undefined, 'title', 'expected one of a group room'),
		...wrong(isDirect && moderators.length > 0, 'moderators', 'expected none of a direct room'),
		...wrong(isDirect && team !== undefined, 'team', 'expected none of a direct room'),
		...wrong(
			team !== undefined && !teams.some(({ name }) => same(name, team)),
			'team',
			`expected the name of one of the teams, got ${team}`,
		),
		...outsiders(moderators, (index) => [...path, 'moderators', index]),
		...outsiders(
			messages.map(({ by }) => by),
			(index) => [...path, 'messages', index, 'by'],
		),
		...messages.flatMap(({ markdown = '' }, index) =>
			[...markdown.matchAll(/<@personEmail:([^|>]+)/g)].flatMap(([, email = '']) =>
				nobody(emails, email, [...path, 'messages', index, 'markdown']),
			),
		),
	];
}

function webhookProblems(
	emails: readonly string[],
	{ by, resource, event, filter }: SeedContent['webhooks'][number],
	path: Path,
): readonly Problem[] {
	const known = Object.hasOwn(webhookResources, resource) ? webhookResources[resource] : undefined;
	if (!known) {
		const message = `expected ${Object.keys(webhookResources).join(', ')}, got ${resource}`;
		return [...nobody(emails, by, [...path, 'by']), { path: [...path, 'resource'], message }];
	}
	const events = ['all', ...(resource === 'all' ? firehose.events : known.events)];
	const filters = filterNames(filter);
	const isFilter = filters?.every((name) => known.filters.includes(name)) ?? false;
	return [
		...nobody(emails, by, [...path, 'by']),
		...(events.includes(event)
			? []
			: [{ path: [...path, 'event'], message: `expected ${events.join(', ')}, got ${event}` }]),
		...(isFilter
			? []
			: [
					{
						path: [...path, 'filter'],
						message: `expected name=value of ${known.filters.join(', ') || 'none'}, got ${filter}`,
					},
				]),
	];
}

function filterNames(filter: string | undefined): readonly string[] | undefined {
	try {
		return filtersOf(filter).map(([name]) => name);
	} catch {
		// It has no form that a filter can have.
		return undefined;
	}
}
