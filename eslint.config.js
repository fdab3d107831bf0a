import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/*
 * Faults, not taste: what is wrong or unreachable by keyboard. The layout of the code and its words are checked by
 * tests/house. Rules that need types are left to `tsc`, which keeps this quick.
 */
export default tseslint.config(
  { ignores: ["build/", "data/", ".cache/", "coverage/", "public/", "node_modules/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-constant-binary-expression": "error",
      "no-self-compare": "error",
      "no-unreachable-loop": "error",
      "no-control-regex": "error",
      "no-param-reassign": "error",
    },
  },
  { files: ["app/**/*.tsx"], ...jsxA11y.flatConfigs.recommended },
  {
    files: ["app/**/*.tsx"],
    // A part of the page that scrolls by itself must be reachable by keyboard; axe asks for the opposite of this rule there.
    rules: { "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["region", "tabpanel", "group"], allowExpressionValues: true }] },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["tests/bench/**", "tests/setup/**"], rules: { "no-console": "off" } },
);
