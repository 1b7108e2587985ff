import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { addNames } from './names.ts';

/** With what the node adds. */
type NamedMessage = Partial<Message> & {
	readonly roomTitle?: string | undefined;
	readonly personName?: string | undefined;
	readonly link?: string | undefined;
};

// The most useful first: that is how the table of the editor shows them.
export function simplifyMessage(message: NamedMessage): IDataObject {
	const shown = withWords(message);
	if (message.roomTitle) shown['roomTitle'] = message.roomTitle;
	return withFacts(shown, message);
}

export const withWords = ({ text, personName, personEmail }: NamedMessage): IDataObject =>
	personName ? { text, personName, personEmail } : { text, personEmail };

/** Writes into the given object: a run may return ten thousand, and copies would cost more than all else. */
export function withFacts(shown: IDataObject, message: NamedMessage): IDataObject {
	const { parentId, markdown, files, updated, link } = message;
	shown['created'] = message.created;
	shown['id'] = message.id;
	if (parentId) shown['parentId'] = parentId;
	if (markdown) shown['markdown'] = markdown;
	if (files) shown['files'] = files;
	if (updated) shown['updated'] = updated;
	shown['roomType'] = message.roomType;
	shown['roomId'] = message.roomId;
	shown['personId'] = message.personId;
	if (link) shown['link'] = link;
	return shown;
}

/** Of the operations that return messages. */
export const messages = { simplify: simplifyMessage, complete: addNames };
