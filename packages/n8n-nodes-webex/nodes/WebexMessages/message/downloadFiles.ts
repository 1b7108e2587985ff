import { operation } from '../../../src/engine/operation.ts';
import { download } from '../../../src/messages/download.ts';
import { messageId } from '../fields.ts';

export const downloadFiles = operation({
	name: 'Download Files',
	action: 'Download the files of a message',
	description: 'Get the files of a message as binary data, one item for each file',
	fields: [
		{
			displayName: 'Files',
			name: 'files',
			type: 'options',
			default: 'message',
			options: [
				{
					name: 'By Address',
					value: 'addresses',
					description: 'From the field "files" of messages',
				},
				{ name: 'Of a Message', value: 'message', description: 'All that came with it' },
			],
		},
		{ ...messageId, displayOptions: { show: { files: ['message'] } } },
		{
			displayName: 'File URLs',
			name: 'addresses',
			type: 'string',
			list: 'names',
			default: '',
			required: true,
			placeholder: 'e.g. {{ $json.files }}',
			description: 'One or several, separated by commas, or an expression that returns a list',
			displayOptions: { show: { files: ['addresses'] } },
		},
		{
			displayName: 'Put Output File in Field',
			name: 'field',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Allow Unscannable',
					name: 'allowUnscannable',
					type: 'boolean',
					default: true,
					description:
						'Whether to download files that Webex cannot scan for malware, such as encrypted ones',
				},
				{
					displayName: 'Unavailable Files',
					name: 'unavailable',
					type: 'options',
					default: 'report',
					options: [
						{ name: 'Fail', value: 'fail' },
						{
							name: 'Report',
							value: 'report',
							description: 'Return an item without the file that says why',
						},
					],
					description: 'What to do about files that are infected, gone or not scanned',
				},
			],
		},
	],
	run: async (webex, { messageId, addresses, field, options }, item) => {
		const message = messageId ? await webex.messages.get({ messageId }) : undefined;
		const facts = message ? { messageId: message.id, roomId: message.roomId } : {};
		const files = message ? (message.files ?? []) : (addresses ?? []);
		return await download(webex, files, facts, { field, ...options }, item);
	},
});
