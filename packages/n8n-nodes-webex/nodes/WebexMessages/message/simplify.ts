import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

export function simplifyMessage(message: Message): IDataObject {
	const { id, roomId, roomType, parentId, personId, personEmail, text, markdown, files, created } =
		message;
	return {
		id,
		roomId,
		roomType,
		personEmail,
		personId,
		text,
		created,
		...(markdown && { markdown }),
		...(parentId && { parentId }),
		...(files && { files }),
		...(message.updated && { updated: message.updated }),
	};
}
