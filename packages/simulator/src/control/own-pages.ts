const ownAddress = /^\/(?:(?:page|control)(?:\/|$)|$)/;

/** The page in the browser and its controls: no part of Webex, so they never fail on purpose and are in no log. */
export const isOwnPage = (pathname: string): boolean => ownAddress.test(pathname);
