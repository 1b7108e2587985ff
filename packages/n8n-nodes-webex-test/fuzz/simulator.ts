import { createSimulator, type Simulator } from '@webex-nodes/simulator';
import { readRequest } from './request.ts';
import { promise, type Target } from './target.ts';

/** What was written is forgotten after this many inputs, so that the next ones take no longer. */
const lifetime = 500;

interface Fuzzed {
	readonly simulator: Simulator;
	readonly known: Readonly<Record<string, string>>;
	inputs: number;
}

function open(): Fuzzed {
	// Failures on purpose, which take time, take none here.
	const simulator = createSimulator({ sleep: async () => undefined, randomSeed: 4714 });
	const { world, integration, personalToken } = simulator;
	const first = (values: Iterable<{ readonly id: string }>) => [...values][0]?.id ?? '';
	const room = first(world.rooms.values());
	const known = {
		room,
		person: first(world.people.values()),
		message: first(world.messagesOf(room)),
		meeting: first(world.meetings.series.values()),
		client: integration.clientId,
		secret: integration.clientSecret,
		token: personalToken,
	};
	return { simulator, known, inputs: 0 };
}

/** A request to a simulator that keeps what earlier ones wrote: no failure of its own, no word of its inside. */
function ask(contentType: string): Target['read'] {
	let fuzzed: Fuzzed | undefined;
	return async (text) => {
		if (!fuzzed || fuzzed.inputs >= lifetime) fuzzed = open();
		const { simulator, known } = fuzzed;
		fuzzed.inputs += 1;
		const { method, words, headers, body } = readRequest(text, known);
		const path = [...words].find((word) => word.startsWith('/')) ?? '/';
		if (!URL.canParse(path, 'http://127.0.0.1')) return;
		const url = new URL(path, 'http://127.0.0.1');
		if (!/^(GET|HEAD|POST|PUT|PATCH|DELETE)$/.test(method) || url.host !== '127.0.0.1') return;
		const given = new Headers({
			'content-type': contentType,
			...(!words.has('nobody') && { authorization: `Bearer ${known['token']}` }),
		});
		for (const [name, value] of Object.entries(headers)) {
			if (/^[\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) given.set(name, value);
		}
		const hasBody = method !== 'GET' && method !== 'HEAD';
		const request = new Request(url, { method, headers: given, ...(hasBody && { body }) });
		const answer = await simulator.request(request);
		const said = await answer.text();
		simulator.faults.clear();
		simulator.chatter.set(0);
		promise(answer.status !== 500, `the simulator answered 500: ${said.slice(0, 300)}`);
		promise(
			!/\bat .*\.ts:\d+|Cannot read prop|is not a function/.test(said),
			`an internal message: ${said.slice(0, 300)}`,
		);
	};
}

export const simulatorTargets: Readonly<Record<string, Target>> = {
	simulatorRest: {
		seeds: [
			'GET /v1/rooms?max=2&cursor=x',
			'GET /v1/messages?roomId={room}&beforeMessage={message}',
			'POST /v1/messages\n\n{"roomId":"{room}","markdown":"**y** <@all> <@personId:{person}|z>","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.3","body":[]}}]}',
			'PUT /v1/rooms/{room}\n\n{"title":"y"}',
			'PUT /v1/messages/{message}\n\n{"roomId":"{room}","markdown":"y"}',
			'POST /v1/webhooks\n\n{"name":"a","targetUrl":"https://b.c","resource":"messages","event":"created","filter":"roomId={room}"}',
			'POST /v1/meetings\n\n{"title":"a","start":"2027-01-01T10:00:00Z","end":"2027-01-01T11:00:00Z","recurrence":"FREQ=DAILY;COUNT=3","invitees":[{"email":"a@b.c"}]}',
			'PATCH /v1/meetings/{meeting}\n\n{"title":"a","end":"2027-01-01T11:00:00Z"}',
			'GET /v1/meetings/{meeting}?current=true',
			'GET /v1/meetingParticipants?meetingId={meeting}&max=1',
			'GET /v1/people?email=a@b&orgId=c&id={person}',
			'POST /v1/memberships\n\n{"roomId":"{room}","personId":"{person}","isModerator":true}',
			'POST /v1/attachment/actions\n\n{"type":"submit","messageId":"{message}","inputs":{"a":"b"}}',
			'DELETE /v1/memberships/x',
			'GET nobody /v1/events?resource=messages&from=2026-01-01T00:00:00Z&max=5',
			'POST /v1/messages\n\n{"roomId":"{room}","markdown":"⟦<@all×900⟧⟦> ×300⟧"}',
		],
		inputs: 100,
		read: ask('application/json'),
	},
	simulatorForm: {
		seeds: [
			'POST nobody /v1/access_token\n\ngrant_type=authorization_code&client_id={client}&client_secret={secret}&code=c&redirect_uri=d',
			'POST nobody /v1/access_token\n\ngrant_type=refresh_token&refresh_token=a&client_id={client}&client_secret={secret}',
			'POST nobody /v1/device/authorize\n\nclient_id={client}&scope=spark:people_read',
			'POST nobody /v1/device/token\nauthorization: Basic YTpi\n\ngrant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=a&client_id={client}',
			'GET nobody /v1/authorize?response_type=code&client_id={client}&redirect_uri=b&scope=c&state=d&code_challenge=e&code_challenge_method=S256',
			'POST nobody /v1/authorize\n\nresponse_type=code&client_id={client}&redirect_uri=b&scope=c&person={person}&decision=accept',
			'POST nobody /idb/oauth2/v1/revoke\n\ntoken={token}&client_id={client}&client_secret={secret}',
			'POST nobody /v1/oauth2/token\n\ngrant_type=authorization_code&code=a&client_id=b',
			'POST nobody /verify\n\nuser_code=a&person={person}&decision=accept',
			'GET /v1/.well-known/webfinger?resource=acct:a@b&rel=c',
		],
		inputs: 100,
		read: ask('application/x-www-form-urlencoded'),
	},
	simulatorXml: {
		seeds: [
			'POST /WBXService/XMLService\n\n<?xml version="1.0"?><serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><header><securityContext><siteName>acme</siteName><webExID>a</webExID><password>b</password></securityContext></header><body><bodyContent xsi:type="java:com.webex.service.binding.user.GetUser"><webExId>a</webExId></bodyContent></body></serv:message>',
		],
		read: ask('text/xml'),
	},
	simulatorControl: {
		seeds: [
			'GET /control/state',
			'GET /control/requests?after=1',
			'POST /control/faults\n\n{"at":"/v1/rooms","status":429,"retryAfter":1,"times":2,"method":"GET","cut":"body"}',
			'POST /control/chatter\n\n{"seconds":30}',
			'POST /control/meetings/{meeting}/start\n\n{}',
			'POST /control/meetings/{meeting}/join\n\n{"email":"a@b.c","displayName":"d"}',
			'POST /control/meetings/{meeting}/record\n\n{"kind":"recording"}',
			'POST /control/deliveries/1/repeat\n\n{}',
			'PUT /control/snapshot\n\n{"version":2,"world":{"people":[]},"tokens":{},"oldTokens":{},"site":{},"accounts":{}}',
			'POST /page/rooms/{room}/messages\n\n{"personId":"{person}","markdown":"a <b>c</b>","parentId":"{message}"}',
			'POST /page/messages/{message}/actions\n\n{"personId":"{person}","inputs":{"a":"b"}}',
			'GET /page/rooms/{room}?after=1&version=a',
			'GET /control/state\nsec-fetch-site: cross-site\norigin: https://a.b',
		],
		inputs: 100,
		read: ask('application/json'),
	},
};
