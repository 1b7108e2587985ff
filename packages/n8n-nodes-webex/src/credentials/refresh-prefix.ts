import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/** The token data with the site's name before the refresh token, where it is wanted and not there yet. */
export function prefixRefreshToken(credentials: ICredentialDataDecryptedObject): IDataObject {
	const { siteName, siteNamePrefix: isWanted, oauthTokenData } = credentials;
	const data = (oauthTokenData ?? {}) as IDataObject;
	const site = String(siteName)
		.trim()
		.replace(/^https?:\/\//, '')
		.replace(/\.webex\.com.*$/i, '');
	const refreshToken = data.refresh_token;
	if (typeof refreshToken !== 'string' || refreshToken === '') return data;
	const bare = refreshToken.startsWith(`${site}_`)
		? refreshToken.slice(site.length + 1)
		: refreshToken;
	return { ...data, refresh_token: isWanted ? `${site}_${bare}` : bare };
}
