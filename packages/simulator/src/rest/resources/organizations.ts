import type { rest } from '@webex-nodes/client';
import { ListLicenses } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { encodeId } from '../../world/ids.ts';
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

const allLicenses = [
	{ name: 'Messaging', totalUnits: -1, consumedUnits: 6, value: 'MS_f35c6ab4' },
	{
		name: 'Meeting - Webex Meeting Center',
		totalUnits: 50,
		consumedUnits: 5,
		value: 'MC_f36c1a2b',
	},
].map(({ value, ...license }) => ({
	...license,
	id: encodeId('LICENSE', value),
	consumedByUsers: license.consumedUnits,
	consumedByWorkspaces: 0,
	subscriptionId: 'Sub-fernhill',
}));

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
			const found = allLicenses.find(({ id }) => id === readId('LICENSE', licenseId));
			if (!found) throw notFound();
			return found;
		},
	},
	list: {
		input: ListLicenses,
		pageSize: whole,
		handle: (_, call) => {
			requireAdmin(call);
			return allLicenses;
		},
	},
};
