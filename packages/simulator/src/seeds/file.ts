import { renderMarkdown } from '../world/markdown.ts';
import type { PersonRecord, World } from '../world/world.ts';
import type { Seeded } from './demo.ts';
import { problemsOf } from './file-check.ts';
import { SeedContent } from './file-schema.ts';
import type { Seed } from './index.ts';

const minute = 60_000; // ms

/**
 * A seed of one's own, from the content of a file.
 * @throws Error that names the field which does not fit, and what was expected there.
 * @see docs/simulator.md of the project
 */
export function seedOf(value: unknown): Seed {
	const result = SeedContent.safeParse(value);
	const [problem] = result.success ? problemsOf(result.data) : result.error.issues;
	if (problem) throw new Error(`${problem.path.join('.') || 'the whole file'}: ${problem.message}`);
	const content = SeedContent.parse(value);
	return (world) => fill(world, content);
}

function fill(world: World, content: SeedContent): Seeded {
	const start = world.now();
	for (const { name, email, isAdmin, isBot } of content.people) {
		world.addPerson({
			displayName: name,
			email,
			...(isAdmin && { isAdmin }),
			...(isBot && { type: 'bot' as const }),
		});
	}
	const find = (email: string): PersonRecord => {
		const person = world.findPersonByEmail(email);
		if (!person) throw new Error(`Nobody has the address ${email}.`);
		return person;
	};
	const teams = new Map(
		content.teams.map((team) => [team.name.toLowerCase(), addTeam(world, team, find)]),
	);
	for (const room of content.rooms) addRoom(world, room, { find, teams, start });
	for (const { by, ...webhook } of content.webhooks) addWebhook(world, webhook, find(by));
	return { owner: find(content.personalToken), bot: find(content.botToken), say: () => {} };
}

type Find = (email: string) => PersonRecord;

function addTeam(
	world: World,
	{ name, description, members }: SeedContent['teams'][number],
	find: Find,
): string {
	const [creator = '', ...others] = members;
	const team = world.addTeam({ name, ...(description && { description }) }, find(creator));
	for (const email of others) world.addTeamMember(team.id, find(email).id);
	return team.id;
}

function addRoom(
	world: World,
	{ title, type, team, members, moderators, created, messages }: SeedContent['rooms'][number],
	known: {
		readonly find: Find;
		readonly teams: ReadonlyMap<string, string>;
		readonly start: number;
	},
): void {
	const { find, teams, start } = known;
	const timeOf = (moment: number | string) =>
		typeof moment === 'number' ? start - moment * minute : Date.parse(moment);
	const teamId = team && teams.get(team.toLowerCase());
	const times = messages.map((message) => timeOf(message.created ?? 0));
	const moment = created === undefined ? Math.min(start, ...times) : timeOf(created);
	const room = world.addRoom({
		type,
		...(title && { title }),
		...(teamId && { teamId }),
		...(moderators.length > 0 && { isLocked: true }),
		members: members.map(find),
		created: moment,
	});
	for (const email of moderators) {
		const facts = { isModerator: true, created: world.time(moment) };
		world.addMember(room.id, find(email).id, facts);
	}
	const roots = new Map<string, string>();
	for (const [index, { by, text, markdown, card, thread }] of messages.entries()) {
		const parentId = thread && roots.get(thread);
		const { id } = world.addMessage({
			roomId: room.id,
			personId: find(by).id,
			created: times[index] ?? start,
			...(parentId && { parentId }),
			...(markdown && renderMarkdown(markdown, world)),
			...(text && { text }),
			...(card && {
				attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
			}),
		});
		if (thread && !parentId) roots.set(thread, id);
	}
}

function addWebhook(
	world: World,
	webhook: Omit<SeedContent['webhooks'][number], 'by'>,
	owner: PersonRecord,
): void {
	const id = world.newId('WEBHOOK');
	world.webhooks.set(id, {
		...webhook,
		id,
		status: 'active',
		ownedBy: webhook.ownedBy ?? 'creator',
		created: world.time(),
		orgId: world.organisationId,
		createdBy: owner.id,
	});
}
