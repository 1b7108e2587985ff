import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { addNames } from './names.ts';

/** With what the node adds. */
type NamedMessage = Message & {
	readonly roomTitle?: string | undefined;
	readonly personName?: string | undefined;
	readonly link?: string | undefined;
};

export function simplifyMessage(message: NamedMessage): IDataObject {
	const { id, roomId, roomType, parentId, personId, personEmail, text, markdown, files, created } =
		message;
	const { roomTitle, personName, link } = message;
	// The most useful first: that is how the table of the editor shows them.
	return {
		text,
		...(personName && { personName }),
		personEmail,
		...(roomTitle && { roomTitle }),
		created,
		id,
		...(parentId && { parentId }),
		...(markdown && { markdown }),
		...(files && { files }),
		...(message.updated && { updated: message.updated }),
		roomType,
		roomId,
		personId,
		...(link && { link }),
	};
}

/** What a dry run shows is shown as it is. */
export const simplifySent = (sent: Message | { readonly dryRun: true }): IDataObject =>
	'dryRun' in sent ? ({ ...sent } as IDataObject) : simplifyMessage(sent as Message);

/** Of the operations that return messages. */
export const messages = { simplify: simplifyMessage, complete: addNames };
export const sentMessages = { simplify: simplifySent, complete: addNames };
