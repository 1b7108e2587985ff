import assert from 'node:assert/strict';
import type { Checks } from './check.ts';
import { credentialsOf, type RunNode, type Values } from './node.ts';
import type { Session } from './session.ts';

const file = { name: 'report.txt', text: 'All parcels are sorted.' };

/** A card as the fields of the node make it. */
const card = {
	attachmentsUi: {
		attachmentValues: [
			{
				elementsUi: {
					elementValues: [
						{ type: 'textBlock', text: 'Close the depot?', weight: 'bolder', size: 'large' },
						{ type: 'inputText', id: 'reason', placeholder: 'Why', maxLength: 100 },
					],
				},
				actionsUi: {
					actionValues: [
						{ type: 'submit', title: 'Send', data: 'close' },
						{ type: 'openUrl', title: 'Map', url: 'https://fernhill.example/map' },
					],
				},
			},
		],
	},
};

export async function messageChecks(session: Session, run: RunNode): Promise<Checks> {
	const { simulator, n8n, credential, call } = session;
	const { world } = simulator;
	const { id: roomId = '' } = await call('POST', '/rooms', { title: 'Interop' });
	const { id: otherId = '' } = await call('POST', '/rooms', { title: 'Many messages' });
	const person = world.findPersonByEmail('jonas.lindqvist@fernhill.example');
	const create = (fields: Values, input?: Parameters<RunNode>[1]) =>
		run(
			{ resource: 'message', operation: 'create', destination: 'room', roomId, ...fields },
			input,
		);
	const message = (operation: string, fields: Values) =>
		run({ resource: 'message', operation, ...fields });
	const post = async (text: string, fields: Values = {}) =>
		(await call('POST', '/messages', { roomId: otherId, text, ...fields })).id ?? '';
	/** The only item of an output, as the world has it. */
	const stored = (items: readonly Values[]) => {
		assert.equal(items.length, 1, 'one item');
		const found = world.message(String(items[0]?.['id']));
		assert.ok(found, 'the message exists');
		return found;
	};
	const contentOf = ({ files = [] }: { readonly files?: readonly string[] | undefined }) =>
		world.files.get(files[0]?.split('/').at(-1) ?? '');
	for (let count = 0; count < 130; count++) await post(`Line ${count}`);
	const newest = world.messagesOf(otherId).toReversed();

	return {
		'message: create with text': async () => {
			const found = stored(await create({ text: 'Hello' }));
			assert.equal(found.text, 'Hello');
			assert.equal(found.roomId, roomId);
		},
		'message: create with Markdown': async () => {
			const fields = { text: 'Plain', additionalFields: { markdown: '**Bold**' } };
			const items = await create(fields);
			assert.match(stored(items).html ?? '', /<strong>Bold<.strong>/);
			assert.equal(items[0]?.['markdown'], '**Bold**');
		},
		'message: create for a person by ID': async () => {
			const fields = { destination: 'person', specifyPersonBy: 'id', toPersonId: person?.id };
			const found = stored(await create({ text: 'To you', ...fields }));
			assert.equal(found.roomType, 'direct');
			assert.ok(world.isMember(found.roomId, person?.id ?? ''), 'in the room of the person');
		},
		'message: create for a person by email address': async () => {
			const fields = {
				destination: 'person',
				specifyPersonBy: 'email',
				toPersonEmail: person?.email,
			};
			const found = stored(await create({ text: 'To you again', ...fields }));
			assert.ok(world.isMember(found.roomId, person?.id ?? ''), 'in the room of the person');
		},
		'message: create with a file by address': async () => {
			const url = `${n8n.url}/favicon.ico`;
			const fileUi = { fileValue: { fileLocation: 'url', url } };
			const found = stored(await create({ text: 'A file', additionalFields: { fileUi } }));
			assert.equal(contentOf(found)?.name, 'favicon.ico');
		},
		'message: create with a file of the item': async () => {
			const fileUi = { fileValue: { fileLocation: 'binaryData', binaryPropertyName: 'data' } };
			const fields = { text: 'A report', additionalFields: { fileUi } };
			const found = stored(await create(fields, { file }));
			const content = contentOf(found);
			assert.equal(content?.name, file.name);
			assert.equal(Buffer.from(content?.bytes ?? []).toString(), file.text);
			assert.equal(found.text, 'A report');
		},
		'message: create with a card': async () => {
			const found = stored(await create({ text: 'A card', additionalFields: card }));
			const content = found.attachments?.[0]?.content as Values;
			// n8n adds the defaults of its fields.
			assert.partialDeepStrictEqual(content, {
				body: [
					{ type: 'TextBlock', text: 'Close the depot?', weight: 'bolder', size: 'large' },
					{ type: 'Input.Text', id: 'reason', placeholder: 'Why', maxLength: 100 },
				],
				actions: [
					{ type: 'Action.Submit', title: 'Send', data: 'close' },
					{ type: 'Action.OpenUrl', title: 'Map', url: 'https://fernhill.example/map' },
				],
			});
		},
		'message: get': async () => {
			const messageId = await post('Read me');
			const items = await message('get', { messageId });
			assert.deepEqual(
				items.map(({ id, text, roomId: inRoom }) => [id, text, inRoom]),
				[[messageId, 'Read me', otherId]],
			);
		},
		'message: get many, all': async () => {
			const before = world.messagesOf(otherId).length;
			const items = await message('getAll', { roomId: otherId, returnAll: true, filters: {} });
			assert.equal(items.length, before);
		},
		'message: get many, all: reads every page': async () => {
			const pages: number[] = [];
			const end = simulator.observe(({ path, status }) => {
				if (path.startsWith('/v1/messages?')) pages.push(status);
			});
			await message('getAll', { roomId: otherId, returnAll: true, filters: {} }).finally(end);
			assert.deepEqual(pages, [200, 200]);
		},
		'message: get many, limited': async () => {
			const items = await message('getAll', { roomId: otherId, returnAll: false, limit: 5 });
			assert.equal(items.length, 5);
		},
		'message: get many, before a message': async () => {
			const beforeMessage = newest[3]?.id;
			const fields = { roomId: otherId, returnAll: false, limit: 2, filters: { beforeMessage } };
			const items = await message('getAll', fields);
			assert.deepEqual(
				items.map(({ id }) => id),
				[newest[4]?.id, newest[5]?.id],
			);
		},
		'message: get many, of a thread': async () => {
			const parentId = await post('Root');
			const reply = await post('Reply', { parentId });
			const fields = { roomId: otherId, returnAll: true, filters: { parentId } };
			const items = await message('getAll', fields);
			assert.deepEqual(
				items.map(({ id }) => id),
				[reply],
			);
		},
		'message: update the text': async () => {
			const messageId = await post('Draft');
			const found = stored(await message('update', { messageId, markdown: false, text: 'Final' }));
			assert.equal(found.text, 'Final');
		},
		'message: update the Markdown': async () => {
			const messageId = await post('Draft');
			const fields = { messageId, markdown: true, markdownText: '_Final_' };
			assert.match(stored(await message('update', fields)).html ?? '', /<em>Final<.em>/);
		},
		'message: delete': async () => {
			const messageId = await post('Delete me');
			assert.deepEqual(await message('delete', { messageId }), [{ success: true }]);
			assert.equal(world.message(messageId), undefined);
		},
		'message: delete one that there is not': async () => {
			await assert.rejects(message('delete', { messageId: roomId }), /not be found|404/);
		},
		'message: choose a room from the list': async () => {
			const node = {
				name: 'Webex',
				type: 'n8n-nodes-base.ciscoWebex',
				credentials: credentialsOf(credential),
				parameters: { resource: 'message', operation: 'create' },
			};
			const rooms = await n8n.optionsOf(node, 'getRooms');
			assert.ok(rooms.some(({ name, value }) => name === 'Interop' && value === roomId));
		},
	};
}
