package io.autotag.store;

import java.util.List;
import java.util.Optional;

/** Organisations and their users. Stateless and thread-safe, as every repository. */
public final class AccountRepository {

    /** True until the first organisation is there. */
    public boolean isEmpty(Transaction tx) {
        return tx.session()
                        .createSelectionQuery("select count(*) from OrganisationEntity", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** @throws StoreException CONFLICT when the slug is taken */
    public Organisation createOrganisation(Transaction tx, String name, String slug) {
        OrganisationEntity entity = new OrganisationEntity(name, slug);
        tx.insert(entity);
        return entity.toRecord();
    }

    /** @throws StoreException NOT_FOUND when there is none with the id */
    public Organisation organisation(Transaction tx, long orgId) {
        OrganisationEntity entity = tx.session().get(OrganisationEntity.class, orgId);
        if (entity == null) {
            throw StoreException.notFound("organisation");
        }
        return entity.toRecord();
    }

    public Optional<Organisation> findOrganisation(Transaction tx, String slug) {
        return tx.session()
                .createSelectionQuery("from OrganisationEntity where slug = :slug", OrganisationEntity.class)
                .setParameter("slug", slug)
                .uniqueResultOptional()
                .map(OrganisationEntity::toRecord);
    }

    /** @throws StoreException CONFLICT when the login is taken; small and capital letters make no difference */
    public User createUser(Transaction tx, long orgId, String login) {
        Optional<String> known = tx.sql("SELECT login FROM app_user WHERE lower(login) = lower(?) LIMIT 1", login)
                .first(row -> row.text("login"));
        if (known.isPresent()) {
            throw StoreException.conflict(
                    "Somebody has the login \"" + login + "\" already; small and capital letters make no difference.");
        }
        UserEntity entity = new UserEntity(orgId, login);
        tx.insert(entity);
        return entity.toRecord();
    }

    /** @throws StoreException NOT_FOUND when there is none with the id */
    public User user(Transaction tx, long userId) {
        UserEntity entity = tx.session().get(UserEntity.class, userId);
        if (entity == null) {
            throw StoreException.notFound("user");
        }
        return entity.toRecord();
    }

    /** Small and capital letters make no difference; of several from before that was so it is nobody, or the exact one. */
    public Optional<User> findUserInAnyCase(Transaction tx, long orgId, String login) {
        List<UserEntity> found = tx.session()
                .createSelectionQuery(
                        "from UserEntity where orgId = :org and lower(login) = lower(:login)", UserEntity.class)
                .setParameter("org", orgId)
                .setParameter("login", login)
                .getResultList();
        return found.stream()
                .map(UserEntity::toRecord)
                .filter(user -> found.size() == 1 || user.login().equals(login))
                .findFirst();
    }

    public Optional<User> findUser(Transaction tx, long orgId, String login) {
        return tx.session()
                .createSelectionQuery("from UserEntity where orgId = :org and login = :login", UserEntity.class)
                .setParameter("org", orgId)
                .setParameter("login", login)
                .uniqueResultOptional()
                .map(UserEntity::toRecord);
    }
}
