-- Whatever a client calls its message is compared byte by byte: nobody reads them in an order.
alter table messages alter column client_id type text collate "C";
