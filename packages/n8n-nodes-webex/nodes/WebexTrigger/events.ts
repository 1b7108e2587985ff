import { resources } from './resources.ts';

const titleOf = (event: string) =>
	event.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());

/** As a workflow stores an event: `messages.created`, or `messages.all` for any of them. */
export const valuesOf = (resource: string): readonly string[] => {
	const events = Object.keys(resources[resource]?.events ?? {});
	return [...events, ...(events.length === 1 ? [] : ['all'])].map(
		(event) => `${resource}.${event}`,
	);
};

/** What a person chooses among; n8n's panel shows the action. */
export const choicesOf = (resource: string) => {
	const {
		name = '',
		events = {},
		inSentence = name.toLowerCase(),
		anyOf = '',
	} = resources[resource] ?? {};
	return valuesOf(resource).map((value) => {
		const event = value.split('.')[1] ?? '';
		return event === 'all'
			? {
					name: `${name} (Any Event)`,
					value,
					action: `On any event of ${resource === 'all' ? '' : 'a '}${inSentence}`,
					description: anyOf,
				}
			: {
					name: `${name} ${titleOf(event)}`,
					value,
					action: `On ${inSentence} ${titleOf(event).toLowerCase()}`,
					description: events[event] ?? '',
				};
	});
};

/** The events of these resources after which there is something to read: what was deleted is gone. */
const existingOf = (names: readonly string[]) =>
	names.flatMap(valuesOf).filter((value) => !value.endsWith('.deleted'));

export const readableOf = (names: readonly string[]) =>
	existingOf(names.filter((name) => resources[name]?.read || name === 'all'));

/** The events that may come with a message. */
export const messagesOf = (names: readonly string[]) =>
	existingOf(names.filter((name) => name === 'messages' || name === 'all'));
