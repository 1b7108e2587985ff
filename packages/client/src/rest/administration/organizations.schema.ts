import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/organizations */
export const Organization = z.looseObject({
	/** Its ID. */
	id: z.string(),
	/** Its name, as people see it. */
	displayName: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
});
export type Organization = z.infer<typeof Organization>;

/** @see https://developer.webex.com/docs/api/v1/roles */
export const Role = z.looseObject({
	/** Its ID. */
	id: z.string(),
	/** Its name, as people see it. */
	name: z.string(),
});
export type Role = z.infer<typeof Role>;

/** @see https://developer.webex.com/docs/api/v1/licenses */
export const License = z.looseObject({
	/** Its ID. */
	id: z.string(),
	/** Its name, as people see it. */
	name: z.string(),
	/** -1 for unlimited. */
	totalUnits: z.number().optional(),
	/** Units in use. */
	consumedUnits: z.number().optional(),
	/** Units that people use. */
	consumedByUsers: z.number().optional(),
	/** Units that workspaces use. */
	consumedByWorkspaces: z.number().optional(),
	/** The subscription it was bought with. */
	subscriptionId: z.string().optional(),
	/** Site of Webex Meetings, such as `acme.webex.com`. */
	siteUrl: z.string().optional(),
	/** Who manages the site, such as `Control Hub managed site`. */
	siteType: z.string().optional(),
});
export type License = z.infer<typeof License>;

export const ListLicenses = z.strictObject({
	/** The organisation. */
	orgId: z.string().optional(),
});
export type ListLicenses = z.infer<typeof ListLicenses>;
