import { nodesOf } from './node.ts';

const node = nodesOf('2f7c41d8-90ab-4e36-8c5d-6b1e0f3a9');
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const account = (name: string) => ({ credentials: { webexOAuth2Api: { id: '', name } } });
/** Reads meetings and recordings. */
export const secretAccount = 'Account of the secrets';
const goesOn = { onError: 'continueRegularOutput' };

export interface Places {
	readonly meetingId: string;
	readonly recordingId: string;
	readonly roomId: string;
	/** Of the XML API. */
	readonly sessionKey: string;
	readonly webExId: string;
}

/** Operations whose answers have secrets in Webex, as their fields are set; nobody asks for the secrets. */
function actions({ meetingId, recordingId, roomId, sessionKey, webExId }: Places) {
	const request = (path: string, more: object = {}) => ({
		node: 'webex',
		account: secretAccount,
		parameters: { resource: 'apiRequest', operation: 'send', method: 'GET', path, ...more },
	});
	const post = (path: string, body: object) =>
		request(path, { method: 'POST', body: JSON.stringify(body) });
	const meetings = (resource: string, operation: string, more: object) => ({
		node: 'webexMeetings',
		account: secretAccount,
		parameters: { resource, operation, simplify: false, ...more },
	});
	const xml = (resource: string, operation: string, more: object = {}) => ({
		node: 'webexMeetingsXml',
		account: 'Webex meetings XML account',
		parameters: { resource, operation, simplify: false, ...more },
	});
	const soon = new Date(Date.now() + 7200_000).toISOString();
	const start = new Date(Date.now() + 86_400_000).toISOString();
	const days = {
		from: new Date(Date.now() - 20 * 86_400_000).toISOString(),
		to: new Date().toISOString(),
	};
	return [
		meetings('meeting', 'get', { meetingKey: byId(meetingId) }),
		meetings('meeting', 'getMany', { returnAll: true }),
		meetings('meeting', 'create', { topic: 'Audit', start, duration: 30 }),
		meetings('recording', 'get', { recordingId: byId(recordingId) }),
		meetings('recording', 'getMany', { returnAll: true, ...days }),
		meetings('recording', 'download', { recordingId: byId(recordingId), file: 'audio' }),
		request(`/meetings/${meetingId}`),
		request(`/recordings/${recordingId}`),
		request('/webhooks'),
		post('/meetings/join', { meetingId, joinDirectly: false }),
		xml('meeting', 'get', { meetingKey: byId(sessionKey) }),
		xml('meeting', 'getMany', { returnAll: true }),
		xml('meeting', 'create', { topic: 'Audit over XML', start: soon, duration: 30 }),
		xml('recording', 'getMany', { returnAll: true, ...days }),
		xml('user', 'get', { user: byId(webExId) }),
		xml('xmlRequest', 'send', {
			xmlOperation: 'meeting.GethosturlMeeting',
			body: `<sessionKey>${sessionKey}</sessionKey>`,
		}),
		{
			node: 'webexRooms',
			account: 'Webex account',
			parameters: { resource: 'room', operation: 'get', roomId: byId(roomId), simplify: false },
		},
		{
			node: 'webexMessages',
			account: 'Webex account',
			parameters: { resource: 'message', operation: 'getMany', roomId: byId(roomId), limit: 1 },
		},
	];
}

/** One after the other; each goes on, whatever came of the one before. */
function everything(places: Places) {
	const steps = actions(places).map((action, index) =>
		node(index + 2, `Step ${index + 1}`, `n8n-nodes-webex.${action.node}`, action.parameters, {
			...account(action.account),
			...goesOn,
			executeOnce: true,
			alwaysOutputData: true,
		}),
	);
	const nodes = [node(1, 'By Hand', 'n8n-nodes-base.manualTrigger', {}), ...steps];
	return {
		name: 'Everything that has secrets',
		nodes,
		connections: Object.fromEntries(
			nodes
				.slice(0, -1)
				.map(({ name }, index) => [
					name,
					{ main: [[{ node: nodes[index + 1]?.name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

const withPassword = ({ sessionKey }: Places) => ({
	name: 'A password in each request',
	nodes: [
		node(300, 'By Hand', 'n8n-nodes-base.manualTrigger', {}),
		node(
			301,
			'Get',
			'n8n-nodes-webex.webexMeetingsXml',
			{
				authentication: 'meetingsPassword',
				resource: 'meeting',
				operation: 'get',
				meetingKey: byId(sessionKey),
				simplify: false,
			},
			{ credentials: { webexMeetingsXmlApi: { id: '', name: 'Meetings password' } } },
		),
	],
	connections: { 'By Hand': { main: [[{ node: 'Get', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

const triggers = {
	'Recordings by webhook': [
		'webexMeetingsTrigger',
		{ event: 'recordings.created', simplify: false },
		secretAccount,
	],
	'Recordings by polling': [
		'webexPollTrigger',
		{
			event: 'recording',
			simplify: false,
			pollTimes: { item: [{ mode: 'everyHour', minute: 59 }] },
		},
		secretAccount,
	],
	'Meetings by polling': [
		'webexPollTrigger',
		{
			event: 'meetingEnded',
			simplify: false,
			pollTimes: { item: [{ mode: 'everyHour', minute: 59 }] },
		},
		secretAccount,
	],
} as const;

/** Workflows that begin with a trigger of this package, and nothing else. */
export const started = Object.entries(triggers).map(([name, [type, parameters, of]], index) => ({
	name,
	nodes: [
		node(100 + index, 'Start', `n8n-nodes-webex.${type}`, parameters, {
			...account(of),
			webhookId: `7b6f0c52-1d1d-4d8e-9b60-1f2e3d4c5b${index}0`,
		}),
	],
	connections: {},
	settings: { executionOrder: 'v1' },
}));

/** A person answers by a card, or by a link. */
const asking = (roomId: string) => ({
	name: 'Ask for nothing',
	nodes: [
		node(200, 'By Hand', 'n8n-nodes-base.manualTrigger', {}),
		node(
			201,
			'Ask',
			'n8n-nodes-webex.webexMessages',
			{
				resource: 'message',
				operation: 'sendAndWait',
				roomId: byId(roomId),
				answerBy: 'card',
				message: 'Is anything secret here?',
				responseType: 'approval',
				approvalOptions: { values: { approvalType: 'double' } },
			},
			account('Webex account'),
		),
	],
	connections: { 'By Hand': { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

/** Started by hand. */
export const workflowsOn = (places: Places) => [
	everything(places),
	withPassword(places),
	asking(places.roomId),
];
