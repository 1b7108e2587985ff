import type { Message } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

// The most useful first: that is how the table of the editor shows them.
export const simplifyMessage = (message: Message): IDataObject =>
	withFacts({ text: message.text, personEmail: message.personEmail }, message);

/** Writes into the given object: a run may return ten thousand, and copies would cost more than all else. */
export function withFacts(
	shown: IDataObject,
	{ created, id, parentId, markdown, files, updated, roomType, roomId, personId }: Partial<Message>,
): IDataObject {
	shown['created'] = created;
	shown['id'] = id;
	if (parentId) shown['parentId'] = parentId;
	if (markdown) shown['markdown'] = markdown;
	if (files) shown['files'] = files;
	if (updated) shown['updated'] = updated;
	shown['roomType'] = roomType;
	shown['roomId'] = roomId;
	shown['personId'] = personId;
	return shown;
}

/** What a dry run shows is shown as it is. */
export const simplifySent = (sent: Message | { readonly dryRun: true }): IDataObject =>
	'dryRun' in sent ? ({ ...sent } as IDataObject) : simplifyMessage(sent as Message);
