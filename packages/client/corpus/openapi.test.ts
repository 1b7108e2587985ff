import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Operation, rest } from '../src/index.ts';
import {
	AttachmentAction,
	CreateAttachmentAction,
	CreateMeeting,
	CreateMembership,
	CreateMessage,
	CreatePerson,
	CreateRoom,
	CreateRoomTab,
	CreateTeam,
	CreateTeamMembership,
	CreateWebhook,
	DeleteMeeting,
	Event,
	GetMeeting,
	License,
	ListDirectMessages,
	ListEvents,
	ListLicenses,
	ListMeetings,
	ListMemberships,
	ListMessages,
	ListPeople,
	ListRooms,
	ListRoomTabs,
	ListTeamMemberships,
	ListWebhooks,
	Meeting,
	MeetingInfo,
	MeetingSites,
	Membership,
	Message,
	Organization,
	PatchMeeting,
	Person,
	Role,
	Room,
	RoomTab,
	Team,
	TeamMembership,
	UpdateMeeting,
	UpdateMembership,
	UpdateMessage,
	UpdatePerson,
	UpdateRoom,
	UpdateRoomTab,
	UpdateTeam,
	UpdateTeamMembership,
	UpdateWebhook,
	Webhook,
} from '../src/schemas.ts';

const folder = fileURLToPath(new URL('../../../../shared/reference/openapi/', import.meta.url));
if (!existsSync(folder)) {
	throw new Error(
		`The vendor's description of the API is not at ${folder}: nothing was checked. This command needs the folder "shared" beside the checkout; everything else works without it.`,
	);
}

interface Description {
	readonly parameters?: readonly { readonly name: string }[];
	readonly requestBody?: {
		/** One, by content type. */
		readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
	};
	readonly responses: Readonly<
		Record<string, { content?: Readonly<Record<string, { example?: unknown }>> }>
	>;
}

interface Schema {
	readonly $ref?: string;
	readonly properties?: object;
}

interface Specification {
	readonly paths: Record<string, Record<string, Description>>;
	readonly components: { readonly schemas: Record<string, Schema> };
}

const specifications = ['webex-messaging.json', 'webex-meeting.json', 'webex-admin.json'].map(
	(name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Specification,
);

/** The type of the input and of the result of each operation. */
const id = (name: string) => z.object({ [name]: z.string() });
const nothing = z.object({});
const itemsOf = (item: z.ZodType) => z.object({ items: z.array(item) });

const schemas: Readonly<Record<string, { input: z.ZodObject; output: z.ZodType }>> = {
	'attachmentActions.create': { input: CreateAttachmentAction, output: AttachmentAction },
	'attachmentActions.get': { input: id('id'), output: AttachmentAction },
	'events.get': { input: id('eventId'), output: Event },
	'events.list': { input: ListEvents, output: itemsOf(Event) },
	'licenses.get': { input: id('licenseId'), output: License },
	'licenses.list': { input: ListLicenses, output: itemsOf(License) },
	'meetingPreferences.sites': { input: nothing, output: MeetingSites },
	'meetings.create': { input: CreateMeeting, output: Meeting },
	'meetings.delete': { input: DeleteMeeting, output: z.undefined() },
	'meetings.get': { input: GetMeeting, output: Meeting },
	'meetings.list': { input: ListMeetings, output: itemsOf(Meeting) },
	'meetings.patch': { input: PatchMeeting, output: Meeting },
	'meetings.update': { input: UpdateMeeting, output: Meeting },
	'memberships.create': { input: CreateMembership, output: Membership },
	'memberships.delete': { input: id('membershipId'), output: z.undefined() },
	'memberships.get': { input: id('membershipId'), output: Membership },
	'memberships.list': { input: ListMemberships, output: itemsOf(Membership) },
	'memberships.update': { input: UpdateMembership, output: Membership },
	'messages.create': { input: CreateMessage, output: Message },
	'messages.delete': { input: id('messageId'), output: z.undefined() },
	'messages.direct': { input: ListDirectMessages, output: itemsOf(Message) },
	'messages.get': { input: id('messageId'), output: Message },
	'messages.list': { input: ListMessages, output: itemsOf(Message) },
	'messages.update': { input: UpdateMessage, output: Message },
	'organizations.get': { input: id('orgId'), output: Organization },
	'organizations.list': { input: nothing, output: itemsOf(Organization) },
	'people.create': { input: CreatePerson, output: Person },
	'people.delete': { input: id('personId'), output: z.undefined() },
	'people.get': { input: id('personId'), output: Person },
	'people.list': { input: ListPeople, output: itemsOf(Person) },
	'people.me': { input: nothing, output: Person },
	'people.update': { input: UpdatePerson, output: Person },
	'roles.get': { input: id('roleId'), output: Role },
	'roles.list': { input: nothing, output: itemsOf(Role) },
	'rooms.create': { input: CreateRoom, output: Room },
	'rooms.delete': { input: id('roomId'), output: z.undefined() },
	'rooms.get': { input: id('roomId'), output: Room },
	'rooms.list': { input: ListRooms, output: itemsOf(Room) },
	'rooms.meetingInfo': { input: id('roomId'), output: MeetingInfo },
	'rooms.update': { input: UpdateRoom, output: Room },
	'roomTabs.create': { input: CreateRoomTab, output: RoomTab },
	'roomTabs.delete': { input: id('id'), output: z.undefined() },
	'roomTabs.get': { input: id('id'), output: RoomTab },
	'roomTabs.list': { input: ListRoomTabs, output: itemsOf(RoomTab) },
	'roomTabs.update': { input: UpdateRoomTab, output: RoomTab },
	'teamMemberships.create': { input: CreateTeamMembership, output: TeamMembership },
	'teamMemberships.delete': { input: id('membershipId'), output: z.undefined() },
	'teamMemberships.get': { input: id('membershipId'), output: TeamMembership },
	'teamMemberships.list': { input: ListTeamMemberships, output: itemsOf(TeamMembership) },
	'teamMemberships.update': { input: UpdateTeamMembership, output: TeamMembership },
	'teams.create': { input: CreateTeam, output: Team },
	'teams.delete': { input: id('teamId'), output: z.undefined() },
	'teams.get': { input: id('teamId'), output: Team },
	'teams.list': { input: nothing, output: itemsOf(Team) },
	'teams.update': { input: UpdateTeam, output: Team },
	'webhooks.create': { input: CreateWebhook, output: Webhook },
	'webhooks.delete': { input: id('webhookId'), output: z.undefined() },
	'webhooks.get': { input: id('webhookId'), output: Webhook },
	'webhooks.list': { input: ListWebhooks, output: itemsOf(Webhook) },
	'webhooks.update': { input: UpdateWebhook, output: Webhook },
};

const operations = Object.entries(rest).flatMap(([resource, contract]) =>
	Object.entries<Operation>(contract).map(([name, operation]) => ({
		name: `${resource}.${name}`,
		operation,
	})),
);

/** The files overlap: each description of the operation. */
function describe({ method, path }: Operation): Description[] {
	const found = specifications.flatMap(({ paths }) => paths[path]?.[method.toLowerCase()] ?? []);
	if (found.length === 0) throw new Error(`The vendor describes no ${method} ${path}`);
	return found;
}

function propertiesOf({ $ref, properties = {} }: Schema): string[] {
	const name = $ref?.split('/').at(-1);
	const target =
		name && specifications.map(({ components }) => components.schemas[name]).find(Boolean);
	return target ? propertiesOf(target) : Object.keys(properties);
}

test('every operation of the contract has its schemas here', () => {
	expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(operations)(
	'$name: the vendor describes it, with every input that we send',
	({ name, operation }) => {
		const known = describe(operation).flatMap(({ parameters = [], requestBody }) => [
			...parameters.map((parameter) => parameter.name),
			...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => propertiesOf(schema)),
		]);
		const ours = Object.keys(schemas[name]?.input.shape ?? {});
		const paging = operation.paging?.maxPageSize ? ['max'] : [];
		expect(known).toEqual(expect.arrayContaining([...ours, ...paging]));
	},
);

test.each(operations)(
	"$name: the vendor's examples of the answer can be read",
	({ name, operation }) => {
		const answers = describe(operation).flatMap(({ responses }) =>
			Object.entries(responses).filter(([status]) => status.startsWith('2')),
		);
		if (operation.method === 'DELETE') {
			expect(answers.map(([status]) => status)).toContain('204');
			return;
		}
		const examples = answers.flatMap(([, { content = {} }]) =>
			Object.values(content).flatMap(({ example }) => (example === undefined ? [] : [example])),
		);
		expect(examples).not.toEqual([]);
		for (const example of examples) {
			expect(schemas[name]?.output.safeParse(example).error).toBeUndefined();
		}
	},
);
