import type { SignInText } from './sign-in.zh.ts'

export const en = {
  signInTitle: 'Sign in',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  usernameMissing: 'Enter your user name.',
  passwordMissing: 'Enter your password.',
  setupNeeded:
    'This installation is not set up yet. Open the set-up link that the server printed when it started.',
  otherAddress: 'Signing in does not work at this address. Open this one instead:',
} satisfies SignInText
