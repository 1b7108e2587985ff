import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

export function simplifyMessage(message: Message): IDataObject {
	const { id, roomId, roomType, parentId, personId, personEmail, text, markdown, files, created } =
		message;
	// The most useful first: that is how the table of the editor shows them.
	return {
		text,
		personEmail,
		created,
		id,
		...(parentId && { parentId }),
		...(markdown && { markdown }),
		...(files && { files }),
		...(message.updated && { updated: message.updated }),
		roomType,
		roomId,
		personId,
	};
}

/** What a dry run shows is shown as it is. */
export const simplifySent = (sent: Message | { readonly dryRun: true }): IDataObject =>
	'dryRun' in sent ? ({ ...sent } as IDataObject) : simplifyMessage(sent as Message);
