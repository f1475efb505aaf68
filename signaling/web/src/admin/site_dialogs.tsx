import { Autocomplete, NumberInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { path } from "../api/client";
import type { Site } from "../api/types";
import { useAdminWords } from "../i18n/admin";
import { CreateDialog } from "../office/create_dialog";
import { EditDialog } from "../office/edit_dialog";
import { FormButtons } from "../office/form_buttons";
import { ProblemAlert } from "../office/problem_alert";
import { useSubmit } from "../office/use_submit";
import { siteIdOf } from "./site_id";

type SiteChange = Omit<Site, "id">;

export function CreateSiteDialog({ place, onClose }: { place: number; onClose: () => void }) {
  const words = useAdminWords().sites;
  return (
    <CreateDialog<Site>
      title={words.create}
      resource="/sites"
      lists={["/sites"]}
      onClose={onClose}
      form={({ save, close }) => <SiteForm former={emptySite(place)} isNew save={save} close={close} />}
    />
  );
}

export function ChangeSiteDialog({ site, onClose }: { site: Site; onClose: () => void }) {
  const words = useAdminWords().sites;
  return (
    <EditDialog<Site, SiteChange>
      title={words.changeTitle(site.name)}
      resource={path`/sites/${site.id}`}
      lists={["/sites"]}
      onClose={onClose}
      form={({ former, save }) => (
        <SiteForm former={former} isNew={false} save={({ id: _, ...change }) => save(change)} close={onClose} />
      )}
    />
  );
}

interface SiteFormProps {
  former: Site;
  isNew: boolean;
  save: (site: Site) => Promise<void>;
  close: () => void;
}

function SiteForm({ former, isNew, save, close }: SiteFormProps) {
  const words = useAdminWords().sites;
  const form = useForm<Site>({ initialValues: former });
  const { submit, busy, error, notes } = useSubmit(form, save);
  // A new site's id follows the name until it is typed otherwise.
  const named = (name: string) => {
    const follows = isNew && form.values.id === siteIdOf(form.values.name);
    form.setValues(follows ? { name, id: siteIdOf(name) } : { name });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={words.name}
          data-autofocus
          autoFocus
          {...form.getInputProps("name")}
          onChange={(event) => named(event.currentTarget.value)}
        />
        <TextInput label={words.shortName} description={words.shortNameNote} {...form.getInputProps("short_name")} />
        {isNew && (
          <TextInput label={words.id} description={words.idNote} spellCheck={false} {...form.getInputProps("id")} />
        )}
        <NumberInput label={words.place} min={0} allowDecimal={false} {...form.getInputProps("sort_order")} />
        <TextInput label={words.telephone} type="tel" {...form.getInputProps("duty_telephone")} />
        <Autocomplete label={words.line} data={[...words.lines]} {...form.getInputProps("line_kind")} />
        <TextInput label={words.mail} description={words.mailNote} type="email" {...form.getInputProps("mail")} />
        <ProblemAlert error={error} notes={notes} />
        <FormButtons busy={busy} onCancel={close} />
      </Stack>
    </form>
  );
}

function emptySite(place: number): Site {
  return { id: "", name: "", short_name: "", sort_order: place, duty_telephone: "", line_kind: "", mail: "" };
}
