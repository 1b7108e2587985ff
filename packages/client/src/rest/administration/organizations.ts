import { get } from '../engine/operation.ts';
import type { License, ListLicenses, Organization, Role } from './organizations.schema.ts';

/** @see https://developer.webex.com/docs/api/v1/organizations */
export const organizations = {
	get: get('/organizations/{orgId}', { scope: 'spark-admin:organizations_read' }).one<
		{ orgId: string },
		Organization
	>(),
	list: get('/organizations', { scope: 'spark-admin:organizations_read' }).many<
		Record<never, never>,
		Organization
	>({}),
};

/** @see https://developer.webex.com/docs/api/v1/roles */
export const roles = {
	get: get('/roles/{roleId}', { scope: 'spark-admin:roles_read' }).one<{ roleId: string }, Role>(),
	list: get('/roles', { scope: 'spark-admin:roles_read' }).many<Record<never, never>, Role>({}),
};

/** @see https://developer.webex.com/docs/api/v1/licenses */
export const licenses = {
	get: get('/licenses/{licenseId}', { scope: 'spark-admin:licenses_read' }).one<
		{ licenseId: string },
		License
	>(),
	list: get('/licenses', { scope: 'spark-admin:licenses_read' }).many<ListLicenses, License>({
		filters: ['orgId'],
	}),
};
