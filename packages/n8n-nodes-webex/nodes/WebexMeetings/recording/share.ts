import { operation } from '../../../src/engine/operation.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, optionsOf } from '../fields.ts';
import { recordingId } from '../records.ts';

const people = {
	type: 'string',
	list: 'names',
	idType: 'PEOPLE',
	email: 'only',
	default: '',
	placeholder: 'e.g. one@example.com, two@example.com',
	description:
		'Email addresses or whole names of people with a Webex account, at most 100, separated by commas, or an expression that returns a list, which a name with a comma needs',
} as const;

export const share = operation({
	name: 'Share',
	action: 'Share a recording',
	description: 'Let people see a recording, or no longer see it',
	fields: [
		recordingId,
		{ displayName: 'Add People', name: 'addEmails', ...people },
		{ displayName: 'Remove People', name: 'removeEmails', ...people },
		host,
		optionsOf([
			{
				displayName: 'Send Email',
				name: 'sendEmail',
				type: 'boolean',
				default: true,
				description: 'Whether Webex tells the people who were added',
			},
		]),
	],
	run: async (
		webex,
		{ recordingId, addEmails, removeEmails, hostEmail, options: { sendEmail } },
	) => {
		await webex.recordings.share({
			recordingId,
			...(addEmails.length > 0 && { addEmails: [...addEmails] }),
			...(removeEmails.length > 0 && { removeEmails: [...removeEmails] }),
			...filled({ hostEmail, sendEmail }),
		});
		return { recordingId, added: addEmails, removed: removeEmails };
	},
});
