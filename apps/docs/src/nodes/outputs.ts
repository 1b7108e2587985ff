import { delivery } from 'n8n-nodes-webex/nodes/WebexTrigger/delivery.ts';
import type { INodeTypeDescription } from 'n8n-workflow';
import { paragraphs } from '../markdown.ts';
import { exampleItem, jsonBlock } from './example.ts';
import { scopesOfEvents } from './scopes.ts';

/** The event of the example, and the operation whose preview has the same object. */
const events: Readonly<
	Record<string, readonly [string, string, ...(readonly [string, string, string])]>
> = {
	webexMessagesTrigger: ['messages', 'created', 'WebexMessages', 'message', 'get'],
	webexMeetingsTrigger: ['meetings', 'ended', 'WebexMeetings', 'meeting', 'get'],
	webexRoomsTrigger: ['memberships', 'created', 'WebexRooms', 'membership', 'get'],
	webexTrigger: ['rooms', 'created', 'WebexRooms', 'room', 'get'],
};

/** What starts the workflow, made by the code that makes it from an event, and the scopes that it needs. */
export function outputOfTrigger({ name, group, properties }: INodeTypeDescription): string {
	if (!group.includes('trigger')) return '';
	const event = properties.find((property) => property.name === 'event')?.options ?? [];
	const values = event.flatMap((option) => ('value' in option ? [String(option.value)] : []));
	const resources = [...new Set(values.map((value) => value.split('.')[0] ?? ''))];
	return paragraphs('## Scopes and output', scopesOfEvents(resources), exampleOf(name)).trimEnd();
}

function exampleOf(name: string): string {
	// It returns what Get New Since Last Run returns.
	if (name === 'webexPollTrigger') {
		const item = exampleItem('WebexMessages', 'message', 'getNew');
		return jsonBlock('An item of the event “New Message”:', item);
	}
	const event = events[name];
	if (!event) throw new Error(`outputs.ts has no example for ${name}`);
	const [resource, happened, ...preview] = event;
	const item = delivery.show(
		{ resource, event: happened, actorId: 'Y2lzY29zcGFyazovL3VzL…', data: {} } as never,
		exampleItem(...preview),
		{ simplify: true, options: {} } as never,
		undefined,
	);
	return jsonBlock(`An item of the event ${resource}: ${happened}:`, item);
}
