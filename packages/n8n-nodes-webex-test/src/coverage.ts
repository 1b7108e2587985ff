import { type RestClient, rest, type XmlClient, xml } from '@webex-nodes/client';
import { resources as general } from 'n8n-nodes-webex/nodes/Webex/resources.ts';
import { resources as meetings } from 'n8n-nodes-webex/nodes/WebexMeetings/resources.ts';
import { resources as meetingsXml } from 'n8n-nodes-webex/nodes/WebexMeetingsXml/resources.ts';
import { resources as messages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as rooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import type { Field } from 'n8n-nodes-webex/src/engine/field.ts';
import type { Item } from 'n8n-nodes-webex/src/engine/item.ts';
import type { Operation } from 'n8n-nodes-webex/src/engine/operation.ts';

/** Several operations with the same reason. */
function excused(
	reason: string,
	operations: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
	const names = Object.entries(operations).flatMap(([resource, each]) =>
		each.map((name) => `${resource}.${name}`),
	);
	return Object.fromEntries(names.map((name) => [name, reason]));
}

/** Operations of the contract that no node calls, each with its reason. */
export const unreached: Readonly<Record<string, string>> = {
	'attachmentActions.create': 'People submit cards in the Webex app.',
	'licenses.get': 'A list of a few: API Request reads it.',
	'licenses.list': 'A list of a few: API Request reads it.',
	...excused('For few people or for the set-up of a site: API Request sends it.', {
		meetingBreakoutSessions: ['delete', 'list', 'update'],
		meetingConfiguration: [
			'commonSettings',
			'createTrackingCode',
			'deleteTrackingCode',
			'sessionTypes',
			'trackingCode',
			'trackingCodes',
			'updateCommonSettings',
			'updateTrackingCode',
			'updateUserSessionTypes',
			'updateUserTrackingCodes',
			'userSessionTypes',
			'userTrackingCodes',
		],
		meetingInterpreters: ['create', 'delete', 'get', 'list', 'update', 'updateSettings'],
		meetingInvitationSources: ['create', 'list'],
		meetingPreferences: [
			'audio',
			'deleteDelegateEmails',
			'get',
			'insertDelegateEmails',
			'personalMeetingRoom',
			'refreshPersonalMeetingRoomIds',
			'schedulingOptions',
			'updateAudio',
			'updateDefaultSite',
			'updatePersonalMeetingRoom',
			'updateSchedulingOptions',
			'updateVideo',
			'video',
		],
		meetingRegistration: ['delete', 'get', 'update'],
		meetingSurveys: ['createLinks', 'get', 'results'],
	}),
	...excused('For administrators of a site or for compliance officers: API Request sends it.', {
		meetingChats: ['delete'],
		meetingClosedCaptions: ['download', 'list', 'snippets'],
		meetingMessages: ['delete'],
		meetingQualities: ['list'],
		recordingReports: ['accessDetail', 'accessSummary', 'archive', 'archives'],
		recordings: ['adminDelete', 'groupGet', 'groupList'],
	}),
	...excused('A change of few workflows: API Request sends it.', {
		meetingParticipants: ['callOut', 'cancelCallOut'],
		meetingSummaries: ['delete'],
		meetingTranscripts: ['delete', 'getSnippet', 'updateSnippet'],
		recordings: ['purge', 'shareByLink'],
	}),
	'meetingParticipants.get': 'Get Many returns the same of each person.',
	'meetingPolls.respondents': 'Get Many with "Include Answers" returns all of them.',
	'meetingQuestions.answers': 'Get Many returns all of them.',
	'meetingInvitees.create': 'Ensure sends it for each person when Webex refuses all of a request.',
	'meetingRegistrants.bulkRegister': 'Register sends one person for each item.',
	'meetingRegistrants.delete': 'Remove sends bulkDelete.',
	'meetingRegistrants.get': 'Get Many finds a person by email address.',
	'meetingRegistrants.query': 'Approve and the others send it for email addresses.',
	'meetingSessionTypes.get': 'A list of a few: Get Session Types has them all.',
	'meetingTemplates.get': 'A list of a few: API Request reads it.',
	'meetingTemplates.list': 'The list of "Template" shows them.',
	'meetings.adminGet': 'Get with "Host" returns more.',
	'meetings.adminList': 'Reassign Host sends it for numbers.',
	'meetings.update': 'Cisco announced that it will be removed: the node uses PATCH.',
	'organizations.get': 'A list of a few: API Request reads it.',
	'organizations.list': 'A list of a few: API Request reads it.',
	'roles.get': 'A list of a few: API Request reads it.',
	'roles.list': 'A list of a few: API Request reads it.',
};

/** The same of the XML API. */
export const unreachedXml: Readonly<Record<string, string>> = {
	'sessions.delete':
		'Meeting, Event and Training Session have a Delete each; XML Request sends it.',
	'users.authenticate': 'Signs the node in.',
};

/** The name of each operation of a contract, such as "rooms.list". */
export const namesOf = (contract: Readonly<Record<string, object>>): string[] =>
	Object.entries(contract).flatMap(([resource, operations]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);

/** Notes the operation that is called, and gives nothing. */
function recordingClient(
	contract: Readonly<Record<string, object>>,
	called: Set<string>,
): Record<string, unknown> {
	const method = (name: string) => (): unknown => {
		called.add(name);
		return answer();
	};
	const answer = () => {
		// Enough of everything that operations look into.
		const found = {
			id: 'something',
			personId: 'something',
			emails: [],
			title: 'something',
			email: 'something',
			state: 'ended',
			temporaryDirectDownloadLinks: { recordingDownloadLink: 'https://example.com' },
		};
		const pages = async function* () {};
		const all = {
			...found,
			attendeeId: [],
			register: [],
			sessionkey: [],
			user: [],
			items: [],
			sites: [{ siteUrl: 'something' }],
			pages,
		};
		const answered = Object.assign([found], all);
		const iterate = async function* () {
			yield* answered;
		};
		return Object.assign(Promise.resolve(answered), { pages, [Symbol.asyncIterator]: iterate });
	};
	const entries = Object.entries(contract).map(([resource, operations]) => [
		resource,
		Object.fromEntries(
			Object.keys(operations).map((name) => [name, method(`${resource}.${name}`)]),
		),
	]);
	return { ...Object.fromEntries(entries), serverTime: () => undefined };
}

const defaults = (fields: readonly Field[]) =>
	Object.fromEntries(
		fields.map(({ name, type, list, modes, placeholder, default: value }) => [
			name,
			type === 'fixedCollection'
				? []
				: list
					? ['something']
					: type === 'dateTime'
						? '2027-07-01T09:00:00.000Z'
						: type === 'resourceLocator' || value === ''
							? sampleOf(placeholder ?? shownIn(modes?.at(-1)))
							: value,
		]),
	);

const shownIn = (mode: object = {}): string | undefined =>
	'placeholder' in mode ? String(mode.placeholder) : undefined;

const sampleOf = (placeholder = '') =>
	placeholder.includes('https://')
		? 'https://example.com'
		: (/^e\.g\. (\d+)$/.exec(placeholder)?.[1] ?? 'something');

const nothing = { fileName: 'a', contentType: 'text/plain' };
const bytes = new Uint8Array();
const item: Item = {
	zone: 'UTC',
	position: () => ({
		executionId: '1',
		origin: 'test',
		nodeId: 'two',
		runIndex: 0,
		itemIndex: 0,
	}),
	inTurn: async () => {},
	findFile: async () => ({ ...nothing, size: 0, read: async () => ({ ...nothing, bytes }) }),
	storeFile: async () => ({ data: '', mimeType: 'text/plain' }),
	keep: () => {},
	attribution: () => '',
	hint: () => {},
};

/** Which operations of the REST contract the operations of each node call. */
export async function calledByNodes(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	const nodes = {
		Webex: messages,
		'Webex Meetings': meetings,
		'Webex People, Events and API': general,
		'Webex Rooms': rooms,
	};
	const entries = Object.entries(nodes).map(
		async ([node, resources]) => [node, await calledBy(resources)] as const,
	);
	return new Map(await Promise.all(entries));
}

async function calledBy(
	resources: typeof general | typeof meetings | typeof messages | typeof rooms,
): Promise<Set<string>> {
	const operations = Object.values({ ...resources }).flatMap(({ operations }) =>
		Object.values(operations),
	);
	const called = await Promise.all(operations.map(calledByOperation));
	return new Set(called.flatMap((names) => [...names]));
}

/** Which operations of the REST contract one of a node calls; none of those that work once for all items. */
export async function calledByOperation({
	fields,
	...operation
}: Operation): Promise<ReadonlySet<string>> {
	const called = new Set<string>();
	const request = async () => ({});
	const downloads = { open: async () => ({ ...nothing, stream: [] }) };
	const client = { ...recordingClient(rest, called), request, downloads };
	const webex = client as unknown as RestClient;
	// Those call what others call too.
	if (operation.once || operation.ask) return called;
	const values = defaults(fields);
	// Without an ID that was given, the membership is looked for; a meeting is changed only where it differs.
	const others = { membershipId: undefined, newTitle: '', changes: { topic: 'other' } };
	// What fields choose between, where it is another request.
	const choices = {
		whose: 'all',
		form: 'turns',
		answers: false,
		filters: { emails: ['a@example.com'] },
		options: { asOfficer: true, permanently: true },
	};
	for (const given of [values, { ...values, ...others }, { ...values, ...choices }]) {
		await operation.run(webex, given as never, item);
	}
	return called;
}

/** Which operations of the XML contract the node Webex Meetings XML calls. */
export async function calledByXmlNode(): Promise<ReadonlySet<string>> {
	const called = new Set<string>();
	const webex = recordingClient(xml, called) as unknown as XmlClient;
	const site = { siteName: 'acme', webExId: 'amara@example.com' };
	const client = { webex: { ...webex, request: async () => ({}) }, site, zone: '20' };
	for (const { operations } of Object.values(meetingsXml)) {
		for (const { fields, ...operation } of Object.values(operations)) {
			if (operation.once || operation.ask) continue;
			const { run } = operation;
			const values = defaults(fields);
			await run(client, values as never, item);
			// What a field chooses between.
			for (const { name, options = [] } of fields.filter(({ type }) => type === 'options')) {
				for (const option of options) {
					if ('value' in option && name === 'kind') {
						await run(client, { ...values, kind: option.value } as never, item);
					}
				}
			}
			if (fields.some(({ name }) => name === 'meetingTypeId')) {
				await run(client, { ...values, meetingTypeId: '' } as never, item);
			}
		}
	}
	return called;
}
