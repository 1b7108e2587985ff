export const troubleshootingPage = (): string => '# When something fails\n';
