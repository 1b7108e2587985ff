import { type CreateMessage, parseId } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { namesIn } from '../engine/names.ts';

/** Where a message goes. */
export type Destination = Pick<CreateMessage, 'roomId' | 'toPersonEmail' | 'toPersonId'>;

/** A person, by email address or ID. */
export const destinationOf = (person: string): Destination =>
	person.includes('@') ? { toPersonEmail: person.trim() } : { toPersonId: person.trim() };

/** The same for messages that have to keep their order, as far as it can be told before they are sent. */
export const placeOf = ({ roomId, toPersonEmail, toPersonId }: Destination): string => {
	const id = roomId ?? toPersonId ?? '';
	return toPersonEmail?.toLowerCase() ?? parseId(id)?.value ?? id;
};

/** Rooms and people; from an expression they may be a list already. */
export function destinationsOf(recipients: unknown): readonly Destination[] {
	const names = [...new Set(namesIn(recipients))];
	if (names.length === 0) {
		throw new WebexInputError('Recipients', 'expected at least one email address or ID');
	}
	return names.map((name) => {
		const type = parseId(name)?.type;
		if (name.includes('@') || type === 'PEOPLE') return destinationOf(name);
		if (type === 'ROOM') return { roomId: name };
		throw new WebexInputError(
			'Recipients',
			`expected an email address, a person ID or a room ID, got "${name}"`,
		);
	});
}
