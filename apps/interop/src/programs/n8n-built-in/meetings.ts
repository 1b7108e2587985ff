import assert from 'node:assert/strict';
import type { Checks } from './check.ts';
import { credentialsOf, type RunNode, type Values } from './node.ts';
import type { Session } from './session.ts';

const hour = 3600_000; // ms

/** As the editor writes a date: in the zone of the workflow, which is UTC here. */
const at = (hours: number) =>
	new Date(Math.ceil(Date.now() / hour) * hour + hours * hour).toISOString().slice(0, 19);

const everything = {
	agenda: 'Snow on the roads',
	allowAnyUserToBeCoHost: true,
	allowAuthenticatedDevices: true,
	allowFirstUserToBeCoHost: true,
	enableConnectAudioBeforeHost: true,
	enabledAutoRecordMeeting: true,
	enabledJoinBeforeHost: true,
	excludePassword: true,
	joinBeforeHostMinutes: 10,
	publicMeeting: true,
	recurrence: 'FREQ=WEEKLY;INTERVAL=1;COUNT=4',
	reminderTime: 20,
	sendEmail: false,
};

const inviteesUi = {
	inviteeValues: [{ email: 'priya.raman@fernhill.example', displayName: 'Priya', coHost: true }],
};

export async function meetingChecks(session: Session, run: RunNode): Promise<Checks> {
	const { simulator, n8n, credential, call } = session;
	const { world } = simulator;
	const meeting = (operation: string, fields: Values) =>
		run({ resource: 'meeting', operation, ...fields });
	const plan = (title: string, fields: Values = {}) => ({
		title,
		start: at(24),
		end: at(25),
		...fields,
	});
	const post = async (title: string, fields: Values = {}) =>
		(await call('POST', '/meetings', plan(title, fields))).id ?? '';
	const stored = (items: readonly Values[]) => {
		assert.equal(items.length, 1, 'one item');
		const found = world.meetings.series.get(String(items[0]?.['id']));
		assert.ok(found, 'the meeting exists');
		return found;
	};
	for (let count = 0; count < 15; count++) await post(`Listed ${count}`);
	const list = async (fields: Values) =>
		(await meeting('getAll', { filters: {}, ...fields })).map(({ title }) => title);

	return {
		'meeting: create': async () => {
			const [start, end] = [at(30), at(31)];
			const items = await meeting('create', {
				title: 'Briefing',
				start,
				end,
				additionalFields: {},
			});
			const { fields } = stored(items);
			assert.equal(fields.start, Date.parse(`${start}Z`));
			assert.equal(fields.end, Date.parse(`${end}Z`));
			assert.match(String(items[0]?.['webLink']), /^https:/);
		},
		'meeting: create with every field': async () => {
			const additionalFields = {
				...everything,
				inviteesUi,
				integrationTags: 'ticket-7',
				requireRegistrationInfo: ['requireFirstName', 'requireLastName', 'requireEmail'],
				siteUrl: 'fernhill.webex.com',
			};
			const { fields, invitees, registration } = stored(
				await meeting('create', { ...plan('Everything'), additionalFields }),
			);
			const { agenda, recurrence, sendEmail: _sendEmail, ...settings } = everything;
			assert.deepEqual([fields.agenda, fields.recurrence], [agenda, recurrence]);
			assert.partialDeepStrictEqual(fields.settings, settings);
			assert.partialDeepStrictEqual(registration, {
				requireFirstName: true,
				requireLastName: true,
				requireEmail: true,
			});
			assert.partialDeepStrictEqual(invitees, inviteesUi.inviteeValues);
		},
		'meeting: get': async () => {
			const meetingId = await post('Read me');
			const items = await meeting('get', { meetingId, options: {} });
			assert.deepEqual(
				items.map(({ id, title, meetingType }) => [id, title, meetingType]),
				[[meetingId, 'Read me', 'meetingSeries']],
			);
		},
		'meeting: get with every option': async () => {
			const meetingId = await post('Read me too');
			const options = {
				hostEmail: 'amara.okafor@fernhill.example',
				password: 'Secret1',
				sendEmail: false,
			};
			const items = await meeting('get', { meetingId, options });
			assert.equal(items[0]?.['id'], meetingId);
		},
		'meeting: get many, all': async () => {
			assert.ok((await list({ returnAll: true })).length >= 15);
		},
		'meeting: get many, limited': async () => {
			assert.equal((await list({ returnAll: false, limit: 5 })).length, 5);
		},
		'meeting: get many, with filters': async () => {
			await post('Filtered', { start: at(24 * 30), end: at(24 * 30 + 1) });
			const filters = {
				from: at(24 * 29),
				to: at(24 * 31),
				current: false,
				meetingType: 'meetingSeries',
				state: 'active',
				siteUrl: 'fernhill.webex.com',
			};
			assert.deepEqual(await list({ returnAll: true, filters }), ['Filtered']);
		},
		'meeting: update the title': async () => {
			const meetingId = await post('Old title');
			const fields = { meetingId, updateFields: { title: 'New title' } };
			assert.equal(stored(await meeting('update', fields)).fields.title, 'New title');
		},
		'meeting: update every field': async () => {
			const meetingId = await post('Small');
			const { sendEmail: _sendEmail, agenda, recurrence, ...settings } = everything;
			const updateFields = {
				...everything,
				inviteesUi,
				title: 'Large',
				password: 'Sorting2Day',
				start: at(48),
				end: at(50),
			};
			const { fields } = stored(await meeting('update', { meetingId, updateFields }));
			assert.partialDeepStrictEqual(fields, {
				title: 'Large',
				password: 'Sorting2Day',
				agenda,
				recurrence,
				start: Date.parse(`${at(48)}Z`),
				end: Date.parse(`${at(50)}Z`),
				settings,
			});
		},
		'meeting: delete': async () => {
			const meetingId = await post('Delete me');
			const fields = { meetingId, options: { sendEmail: false } };
			assert.deepEqual(await meeting('delete', fields), [{ success: true }]);
			assert.equal(world.meetings.series.get(meetingId), undefined);
		},
		'meeting: get one that there is not': async () => {
			await assert.rejects(
				meeting('get', { meetingId: 'nothing', options: {} }),
				/not be found|404/,
			);
		},
		'meeting: choose a site from the list': async () => {
			const node = {
				name: 'Webex',
				type: 'n8n-nodes-base.ciscoWebex',
				credentials: credentialsOf(credential),
				parameters: { resource: 'meeting', operation: 'create' },
			};
			assert.deepEqual(await n8n.optionsOf(node, 'getSites'), [
				{ name: 'fernhill.webex.com', value: 'fernhill.webex.com' },
			]);
		},
	};
}
