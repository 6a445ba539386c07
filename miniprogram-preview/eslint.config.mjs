import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/'] },
  tseslint.configs.strict,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['scripts/**', 'build.mjs'], rules: { 'no-console': 'off' } },
  // The browser's console is where the end-to-end tests look for what went wrong.
  { files: ['browser/**'], rules: { 'no-console': ['error', { allow: ['error', 'debug'] }] } },
)
