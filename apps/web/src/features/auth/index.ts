export { PasswordInput } from './components/PasswordInput.tsx';
export { PasswordStrength } from './components/PasswordStrength.tsx';
export { SetupForm } from './components/SetupForm.tsx';
export { SignInForm } from './components/SignInForm.tsx';
export { judgePassword } from './password.ts';
