import type { rest } from '@webex-nodes/client';
import { ListLicenses } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { encodeId, valueOfId } from '../../world/ids.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import { type Call, type Endpoints, readId, requireAdmin } from '../endpoint.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');
const whole = () => ({ usual: 1000, largest: 1000 });

const organisationOf = ({ world }: Call) => ({
	id: world.organisationId,
	displayName: 'Fernhill Parcel',
	created: '2015-10-18T14:26:16+00:00',
});

const allRoles = [
	['Full Administrator', '96abc2aa-3dcc-11e5-a152-fe34819cdc9a'],
	['Read-only Administrator', '96abc2aa-3dcc-11e5-a152-fe34819cdc9b'],
	['Compliance Officer', '96abc2aa-3dcc-11e5-a152-fe34819cdc9c'],
].map(([name = '', value = '']) => ({ id: encodeId('ROLE', value), name }));

/** Their IDs have the organisation in front of the kind. */
const allLicenses = ({ world }: Call) =>
	[
		{ name: 'Messaging', totalUnits: -1, kind: 'MS_f35c6ab4-6f5c-4b2e-9a3e-0c9f6c1d7b11' },
		{
			name: 'Meeting - Webex Meeting Center',
			totalUnits: 50,
			kind: 'MC_f36c1a2b-0d4e-4c57-8b1f-7a2f4f7be922',
		},
		{ name: 'Advanced Messaging', totalUnits: 50, kind: 'MS_a1d5f7c2-93b4-4c1f-8f7e-2f6a5b0c3d33' },
	].map(({ kind, ...license }) => {
		const people = [...world.people.values()].filter(({ type }) => type === 'person');
		return {
			id: encodeId('LICENSE', `${valueOfId(world.organisationId)}:${kind}`),
			...license,
			consumedUnits: people.length,
			consumedByUsers: people.length,
			consumedByWorkspaces: 0,
			subscriptionId: 'Sub-fernhill',
			...(license.name.startsWith('Meeting') && {
				siteUrl: `${meetingsSiteName}.webex.com`,
				siteType: 'Control Hub managed site',
			}),
		};
	});

export const organizations: Endpoints<typeof rest.organizations> = {
	get: {
		input: z.strictObject({ orgId: z.string() }),
		handle: ({ orgId }, call) => {
			if (readId('ORGANIZATION', orgId) !== call.world.organisationId) throw notFound();
			return organisationOf(call);
		},
	},
	list: { input: z.strictObject({}), pageSize: whole, handle: (_, call) => [organisationOf(call)] },
};

export const roles: Endpoints<typeof rest.roles> = {
	get: {
		input: z.strictObject({ roleId: z.string() }),
		handle: ({ roleId }, call) => {
			requireAdmin(call);
			const found = allRoles.find(({ id }) => id === readId('ROLE', roleId));
			if (!found) throw notFound();
			return found;
		},
	},
	list: {
		input: z.strictObject({}),
		pageSize: whole,
		handle: (_, call) => {
			requireAdmin(call);
			return allRoles;
		},
	},
};

export const licenses: Endpoints<typeof rest.licenses> = {
	get: {
		input: z.strictObject({ licenseId: z.string() }),
		handle: ({ licenseId }, call) => {
			requireAdmin(call);
			const found = allLicenses(call).find(({ id }) => id === readId('LICENSE', licenseId));
			if (!found) throw notFound();
			return found;
		},
	},
	list: {
		input: ListLicenses,
		pageSize: whole,
		handle: (_, call) => {
			requireAdmin(call);
			return allLicenses(call);
		},
	},
};
