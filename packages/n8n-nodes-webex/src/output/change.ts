import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Found } from '../retrieval/since-last-run.ts';
import { withFacts, withWords } from './message.ts';

/** A message, or what is left of it, with what happened to it and where. */
export type ChangedMessage = Partial<Message> & {
	readonly id: string;
	readonly kind: 'created' | 'deleted' | 'updated';
	/** The same whenever the same is returned again. */
	readonly key: string;
	readonly roomTitle?: string | undefined;
};

export function describeChange({ room, change }: Found): ChangedMessage {
	const { kind, key } = change;
	const more = { kind, key, roomTitle: room.title };
	if (change.kind !== 'deleted') return { ...change.message, ...more };
	const { messageId: id, created } = change;
	return { id, created, roomId: room.id, roomType: room.type, ...more };
}

export function simplifyChange(change: ChangedMessage): IDataObject {
	const { kind, key } = change;
	const shown = withWords(change);
	shown['roomTitle'] = change.roomTitle;
	shown['kind'] = kind;
	withFacts(shown, change);
	shown['key'] = key;
	return shown;
}
