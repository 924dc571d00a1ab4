import { useEffect, useRef } from 'preact/hooks';
import { fold } from '../../../core/cells/fold.ts';
import { nearestRep } from '../../../core/pipeline/nearest-rep.ts';
import { Button } from '../../controls/button.tsx';
import { Checks, Choice } from '../../controls/choice.tsx';
import { ValueField } from '../../controls/field.tsx';
import type { RuleForm, RuleTestName } from '../../draft/rule-text.ts';
import { buildRule, parseRule, RULE_TESTS, ruleProblem } from '../../draft/rule-text.ts';
import type { Session } from '../../session.ts';
import { choices, hasPart, withPart } from './stages.ts';

const TEST_TEXTS: Record<RuleTestName, string> = {
  'is filled': 'is filled',
  'is one of': 'is one of',
  'is not one of': 'is not one of',
  'at least': 'is at least',
  'at most': 'is at most',
  within: 'is within days of the appointment',
};

interface RuleProps {
  session: Session;
  number: number;
  /** True where somebody has just added it, and goes on in it. */
  isNew: boolean;
  text: string;
  headers: readonly string[];
  problem: string | undefined;
  onText: (text: string) => void;
  onRemove: () => void;
}

/** One rule: a column, a test and what it is tested against. One that somebody wrote in another way stays a text. */
export function RuleField({ session, number, isNew, text, headers, problem, onText, onRemove }: RuleProps) {
  const field = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isNew) field.current?.querySelector('select')?.focus();
  }, [isNew]);
  const form = parseRule(text, headers);
  const known = headers.some(header => fold(header) === fold(form?.column ?? ''));
  const isGone = form !== undefined && !known && session.state.pipeline !== undefined;
  const gone = isGone ? `Must begin with a header of the pipeline, got "${form.column}"` : undefined;
  return (
    <fieldset class="rule" ref={field}>
      <legend>Rule {number}</legend>
      {form ? (
        <Parts
          form={form}
          headers={headers}
          values={valuesIn(session, headerOf(form, headers))}
          gone={gone}
          problem={(problem && ruleProblem(form)) ?? strangerIn(session, form, headers)}
          onForm={next => onText(buildRule(next))}
        />
      ) : (
        <ValueField
          label="Rule as it stands in the settings"
          value={text}
          problem={problem}
          onValue={value => onText(String(value ?? ''))}
        />
      )}
      <Button kind="quiet" label={`Remove rule ${number}`} onPress={onRemove}>
        Remove rule
      </Button>
    </fieldset>
  );
}

/** What occurs in a column; a header may be called like anything, also like what every object has. */
function valuesIn({ state }: Session, header: string): readonly string[] {
  const values = new Map(Object.entries(state.pipeline?.values ?? {}));
  return values.get(header) ?? [];
}

function headerOf({ column }: RuleForm, headers: readonly string[]): string {
  return headers.find(header => fold(header) === fold(column)) ?? column;
}

/** Of a rule on the reps: a name that no deal bears, with the nearest that one does. */
function strangerIn({ state }: Session, form: RuleForm, headers: readonly string[]): string | undefined {
  const role = state.pipeline?.check.roles.find(each => each.role === 'Rep');
  if (!role || role.column < 0 || fold(role.header) !== fold(headerOf(form, headers))) return undefined;
  const reps = (state.pipeline?.team?.groups ?? []).filter(({ key }) => key);
  const stranger = form.values.find(value => fold(value) && !reps.some(({ key }) => key === fold(value)));
  if (stranger === undefined || !reps.length) return undefined;
  const nearest = nearestRep(
    stranger,
    reps.map(({ name }) => name),
  );
  return `No deal is of the rep "${stranger}"${nearest ? `; the nearest name is "${nearest}"` : ''}`;
}

interface PartsProps {
  form: RuleForm;
  headers: readonly string[];
  /** What occurs in the column, where it is little enough to choose from. */
  values: readonly string[];
  /** Why the column can't be. */
  gone: string | undefined;
  problem: string | undefined;
  onForm: (form: RuleForm) => void;
}

function Parts({ form, headers, values, gone, problem, onForm }: PartsProps) {
  const { test } = form;
  const written = form.values.join('; ');
  const isList = test === 'is one of' || test === 'is not one of';
  const options = choices(values, written);
  return (
    <>
      <Choice
        label="Column"
        value={headerOf(form, headers)}
        options={headers}
        onChoose={column => onForm({ ...form, column, values: isList ? [] : form.values })}
        problem={gone}
      />
      <Choice
        label="Test"
        value={test}
        options={RULE_TESTS.map(value => ({ value, text: TEST_TEXTS[value] }))}
        onChoose={next => onForm({ ...form, test: next as RuleTestName, values: [] })}
      />
      {isList && options.length > 0 && (
        <Checks
          label="Values"
          options={options}
          has={option => hasPart(written, option)}
          onToggle={(option, isOn) =>
            onForm({ ...form, values: withPart(written, option, isOn).split('; ') })
          }
          problem={problem}
        />
      )}
      {isList && options.length === 0 && (
        <ValueField
          label="Values"
          value={written}
          hint="Parted by semicolons"
          problem={problem}
          onValue={value =>
            onForm({
              ...form,
              values: String(value ?? '')
                .split(';')
                .map(each => each.trim()),
            })
          }
        />
      )}
      {(test === 'at least' || test === 'at most' || test === 'within') && (
        <ValueField
          label={test === 'within' ? 'Days' : 'Amount'}
          value={written}
          isNarrow
          problem={problem}
          onValue={value => onForm({ ...form, values: [String(value ?? '')] })}
        />
      )}
    </>
  );
}
