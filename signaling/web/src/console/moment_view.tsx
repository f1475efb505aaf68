import { useState } from "react";
import { consolePath } from "./console_route";
import type { MatrixProps } from "./matrix";
import { Matrix } from "./matrix";
import styles from "./moment_view.module.css";
import { OrderChoice, TroubleCount } from "./order_choice";
import type { Moment, Order } from "./moment";
import { ServerStrip } from "./server_strip";
import type { ConsoleConference } from "./use_conference";

interface MomentViewProps {
  conference: ConsoleConference;
  moment: Moment;
  column: MatrixProps["column"];
}

// One second of a conference, now or in the past: the server, how many sites are in trouble, and all of them.
export function MomentView({ conference: { id, nameOf }, moment, column }: MomentViewProps) {
  const [order, setOrder] = useState<Order>("roster");
  return (
    <>
      <div className={styles.top}>
        <ServerStrip moment={moment} column={column} />
        <TroubleCount moment={moment} />
      </div>
      <Matrix
        moment={moment}
        order={order}
        nameOf={nameOf}
        linkOf={(site) => consolePath({ page: "site", conference: id, site })}
        column={column}
        tools={<OrderChoice order={order} onChange={setOrder} />}
      />
    </>
  );
}
