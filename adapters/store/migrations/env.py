"""What Alembic runs: the migrations, on the connection that the store hands over."""

from alembic import context

from adapters.store.mapping.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the store's own transaction is around it
)
context.run_migrations()
