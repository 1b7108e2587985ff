import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/organizations */
export const Organization = z.looseObject({
	id: z.string(),
	displayName: z.string().optional(),
	created: z.string().optional().describe('ISO 8601'),
});
export type Organization = z.infer<typeof Organization>;

/** @see https://developer.webex.com/docs/api/v1/roles */
export const Role = z.looseObject({ id: z.string(), name: z.string() });
export type Role = z.infer<typeof Role>;

/** @see https://developer.webex.com/docs/api/v1/licenses */
export const License = z.looseObject({
	id: z.string(),
	name: z.string(),
	totalUnits: z.number().optional().describe('-1 for unlimited'),
	consumedUnits: z.number().optional(),
	consumedByUsers: z.number().optional(),
	consumedByWorkspaces: z.number().optional(),
	subscriptionId: z.string().optional(),
	siteUrl: z.string().optional(),
	siteType: z.string().optional(),
});
export type License = z.infer<typeof License>;

export const ListLicenses = z.strictObject({ orgId: z.string().optional() });
export type ListLicenses = z.infer<typeof ListLicenses>;
