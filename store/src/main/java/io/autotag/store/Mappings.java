package io.autotag.store;

import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;

/**
 * The mapping of the configuration entities. It holds no connection (every session is opened on one of a
 * {@link Database}'s pool), so one is enough for a process; building it takes a second, hence only on first use.
 */
final class Mappings {

    private static final int OLDEST_POSTGRES = 15;

    private static final Class<?>[] ENTITIES = {
        OrganisationEntity.class,
        UserEntity.class,
        ApiKeyEntity.class,
        DatasetEntity.class,
        ProjectEntity.class,
        ModelEntity.class,
        ModelVersionEntity.class
    };

    private Mappings() {}

    static SessionFactory factory() {
        return Lazy.FACTORY;
    }

    private static SessionFactory build() {
        StandardServiceRegistryBuilder registry = new StandardServiceRegistryBuilder()
                // Without a connection at start Hibernate cannot ask the database what it is.
                .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL")
                .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, OLDEST_POSTGRES)
                .applySetting(JdbcSettings.CONNECTION_PROVIDER, new UserSuppliedConnectionProviderImpl())
                .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(SchemaToolingSettings.HBM2DDL_AUTO, "none");
        MetadataSources sources = new MetadataSources(registry.build());
        for (Class<?> entity : ENTITIES) {
            sources.addAnnotatedClass(entity);
        }
        return sources.buildMetadata().buildSessionFactory();
    }

    private static final class Lazy {
        private static final SessionFactory FACTORY = build();
    }
}
