import { type CreateMessage, parseId } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

/** Where a message goes. */
export type Destination = Pick<CreateMessage, 'roomId' | 'toPersonEmail' | 'toPersonId'>;

/** A person, by email address or ID. */
export const destinationOf = (person: string): Destination =>
	person.includes('@') ? { toPersonEmail: person.trim() } : { toPersonId: person.trim() };

/** The same text for the same place, as far as it is known before sending: messages there keep their order. */
export const placeOf = ({ roomId, toPersonEmail, toPersonId }: Destination): string => {
	const id = roomId ?? toPersonId ?? '';
	return toPersonEmail?.toLowerCase() ?? parseId(id)?.value ?? id;
};

/** Rooms and people. */
export function destinationsOf(recipients: readonly string[]): readonly Destination[] {
	if (recipients.length === 0) {
		throw new WebexInputError(
			'Recipients',
			'is empty: choose or enter at least one room (space) or person',
		);
	}
	return [...new Set(recipients)].map((name) => {
		const type = parseId(name)?.type;
		if (name.includes('@') || type === 'PEOPLE') return destinationOf(name);
		return { roomId: name };
	});
}
